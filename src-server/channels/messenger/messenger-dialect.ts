import { messenger } from '#shared/channels/messenger.ts';
import type { OutgoingFile, OutgoingMessage } from '../connector.ts';
import { accountSteps } from '../meta/account-steps.ts';
import type { MetaDialect, MetaTools } from '../meta/meta-connector.ts';
import { createPageInbound, markSeen } from '../meta/page-dialect.ts';
import { attachmentTypeOf, fileForm, sendOutcome, tooLong } from '../meta/page-sending.ts';
import { referenceOf } from '../meta/sent-index.ts';
import type { Part } from '../send-in-parts.ts';

/** Messenger Platform, Send API. A file travels as a message of its own. */
export function messengerDialect(tools: MetaTools): MetaDialect {
  const { graph, settings } = tools;
  const path = `${encodeURIComponent(settings.accountId)}/messages`;
  const limit = messenger.capabilities.maxTextLength ?? 2_000;

  const textPart = (message: OutgoingMessage): Part => ({
    label: 'the text',
    send: async () =>
      sendOutcome(
        await graph.post(path, {
          recipient: { id: message.to.value },
          messaging_type: 'RESPONSE',
          // Comes back in the echo: so a message whose answer was lost is recognised when it arrived after all.
          message: { text: message.text, metadata: referenceOf(message.messageId, message.files.length === 0) },
        }),
      ),
  });

  const filePart = (message: OutgoingMessage, file: OutgoingFile, isLast: boolean): Part => ({
    label: file.name,
    send: async () => {
      const attachment = { type: attachmentTypeOf(file.mimeType), payload: { is_reusable: false } };
      const fields = {
        recipient: JSON.stringify({ id: message.to.value }),
        messaging_type: 'RESPONSE',
        message: JSON.stringify({ attachment, metadata: referenceOf(message.messageId, isLast) }),
      };
      return sendOutcome(await graph.post(path, await fileForm(file, fields, 'filedata')));
    },
  });

  return {
    object: 'page',
    check: () => accountSteps(tools, { label: 'Page', idName: 'Page ID', fields: 'id,name', me: true }),
    takeEntry: createPageInbound(tools, 'messenger', 'first_name,last_name,name'),
    parts: (message) =>
      tooLong(message.text, limit) ?? [
        ...(message.text === '' ? [] : [textPart(message)]),
        ...message.files.map((file, index) => filePart(message, file, index === message.files.length - 1)),
      ],
    markRead: markSeen(tools, encodeURIComponent(settings.accountId)),
  };
}
