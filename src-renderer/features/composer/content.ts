import type { Message } from '#shared/domain/message.ts';
import type { DraftContent } from '../../sync/index.ts';

/** What stands in the composer: a draft without the memory of what its author had seen. */
export type ComposerContent = Omit<DraftContent, 'seenPosition'>;
export type ComposerKind = 'reply' | 'note';

export const emptyContent: ComposerContent = {
  text: '',
  html: null,
  subject: null,
  recipients: null,
  attachments: [],
};

/** Nothing anybody would miss. A subject or recipients alone are kept by nobody's wish. */
export const isEmpty = ({ text, attachments }: ComposerContent): boolean =>
  text.trim() === '' && attachments.length === 0;

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The HTML a rich editor starts from; plain text becomes paragraphs. */
export const asHtml = ({ text, html }: Pick<ComposerContent, 'text' | 'html'>): string =>
  html ?? (text === '' ? '' : paragraphs(text));

/** Puts an earlier text back in front of what has been written since, so that neither is lost. */
export function withRestored(
  current: ComposerContent,
  earlier: Pick<Message, 'text' | 'html' | 'subject' | 'recipients' | 'attachments'>,
): ComposerContent {
  const joined = [earlier.text, current.text].filter((text) => text.trim() !== '').join('\n\n');
  const isRich = earlier.html !== null || current.html !== null;
  const known = new Set(current.attachments.map(({ id }) => id));
  return {
    text: joined,
    html: isRich ? `${asHtml(earlier)}${current.text.trim() === '' ? '' : asHtml(current)}` : null,
    subject: current.subject ?? earlier.subject,
    recipients: current.recipients ?? earlier.recipients,
    attachments: [...earlier.attachments.filter(({ id }) => !known.has(id)), ...current.attachments],
  };
}
