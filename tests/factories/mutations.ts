import { newId } from '#shared/lib/ids.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';

/** A reply with everything a test does not care about. Its author has seen the whole thread unless a test says otherwise. */
export const aReply = (
  text: string,
  fields: Partial<MutationArgs<'message.send'>> = {},
): MutationArgs<'message.send'> => ({
  conversationId: 'conversation-1',
  messageId: newId(),
  text,
  html: null,
  subject: null,
  recipients: null,
  attachments: [],
  notBefore: null,
  seenPosition: 1_000,
  sendAnyway: false,
  holdForCustomer: false,
  ...fields,
});

export const aNote = (text: string, fields: Partial<MutationArgs<'note.add'>> = {}): MutationArgs<'note.add'> => ({
  conversationId: 'conversation-1',
  messageId: newId(),
  text,
  attachments: [],
  ...fields,
});
