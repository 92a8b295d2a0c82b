import type { Attachment } from 'postal-mime';
import type { IncomingFile } from '../connector.ts';
import { cleanFileName, cleanMediaType, endingOf } from '../media-types.ts';

/** A message holds at most 50 files; the raw mail stands for those beyond. */
const maxFiles = 50;

/** What mail programs embed without a name. */
const endings: Record<string, string> = {
  'image/svg+xml': '.svg',
  'text/calendar': '.ics',
  'text/html': '.html',
  'message/rfc822': '.eml',
  'message/delivery-status': '.txt',
  'text/rfc822-headers': '.txt',
};

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

export const fileOf = (
  name: string,
  mimeType: string,
  bytes: Uint8Array,
  contentId: string | null = null,
): IncomingFile => ({
  name,
  mimeType,
  contentId,
  read: async () => bytes,
});

export const rawMailFile = (raw: Uint8Array): IncomingFile => fileOf('message.eml', 'message/rfc822', raw);

/** The mail's attachments and inline images as files with usable names and types. */
export function filesOf(attachments: readonly Attachment[], raw: Uint8Array): IncomingFile[] {
  const files = attachments.map((attachment, index) => {
    const mimeType = cleanMediaType(attachment.mimeType);
    const kind = mimeType.startsWith('image/') ? 'image' : 'attachment';
    const unnamed = `${kind}-${index + 1}${endings[mimeType] ?? endingOf(mimeType)}`;
    const contentId = attachment.contentId?.replace(/^\s*<|>\s*$/g, '').slice(0, 255) || null;
    return fileOf(cleanFileName(attachment.filename, unnamed), mimeType, bytesOf(attachment), contentId);
  });
  return files.length <= maxFiles ? files : [...files.slice(0, maxFiles - 1), rawMailFile(raw)];
}
