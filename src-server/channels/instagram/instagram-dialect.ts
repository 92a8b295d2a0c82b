import { z } from 'zod';
import { instagram } from '#shared/channels/instagram.ts';
import type { OutgoingFile, OutgoingMessage, SendResult } from '../connector.ts';
import { accountSteps } from '../meta/account-steps.ts';
import { beforeSending } from '../meta/graph-client.ts';
import type { MetaDialect, MetaTools } from '../meta/meta-connector.ts';
import { createPageInbound, markSeen } from '../meta/page-dialect.ts';
import { attachmentTypeOf, fileForm, sendOutcome, splitByBytes, tooLong } from '../meta/page-sending.ts';
import type { Part } from '../send-in-parts.ts';

/** "Must be UTF-8 and be 1000 bytes or less": the desk counts characters, so other scripts than Latin may need two messages. */
const maxTextBytes = 1_000;
const maxImageBytes = 8_000_000;
const uploadSchema = z.object({ attachment_id: z.coerce.string().min(1) });

/** Instagram Messaging API. `me` is the Page or the account the token belongs to, so one path serves both ways of signing in. */
export function instagramDialect(tools: MetaTools): MetaDialect {
  const { graph } = tools;
  const limit = instagram.capabilities.maxTextLength ?? 1_000;

  const post = async (message: OutgoingMessage, content: Record<string, unknown>): Promise<SendResult> =>
    sendOutcome(await graph.post('me/messages', { recipient: { id: message.to.value }, message: content }));

  const filePart = (message: OutgoingMessage, file: OutgoingFile): Part => ({
    label: file.name,
    async send() {
      const type = attachmentTypeOf(file.mimeType);
      if (type === 'image' && file.sizeBytes > maxImageBytes)
        return { kind: 'rejected', code: 'rejected', detail: 'Instagram takes pictures of at most 8 MB.' };
      const attachment = { type, payload: { is_reusable: true } };
      const fields = { platform: 'instagram', message: JSON.stringify({ attachment }) };
      const uploaded = await graph.post('me/message_attachments', await fileForm(file, fields, 'filedata'));
      if (!uploaded.ok) return beforeSending(uploaded.error);
      const id = uploadSchema.safeParse(uploaded.value);
      if (!id.success)
        return { kind: 'temporary', detail: 'The upload was answered without an id.', retryAfterMs: null };
      return post(message, { attachment: { type, payload: { attachment_id: id.data.attachment_id } } });
    },
  });

  return {
    object: 'instagram',
    check: () =>
      accountSteps(tools, {
        label: 'Instagram account',
        idName: 'Instagram account ID',
        fields: 'id,username',
        me: false,
      }),
    takeEntry: createPageInbound(tools, 'instagram', 'name,username'),
    parts(message) {
      const refused = tooLong(message.text, limit);
      if (refused) return refused;
      const texts = splitByBytes(message.text, maxTextBytes);
      return [
        ...texts.map((text): Part => ({ label: 'the text', send: () => post(message, { text }) })),
        ...message.files.map((file) => filePart(message, file)),
      ];
    },
    markRead: markSeen(tools, 'me'),
  };
}
