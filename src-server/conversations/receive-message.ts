import type { Attachment } from '#shared/domain/attachment.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Files } from '../attachments/index.ts';
import type { IncomingMessage } from '../channels/connector.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { inGroups } from './in-groups.ts';
import { AlreadyStored, type Arrival, longestHtml, longestText, place } from './place-message.ts';
import { isPlain, placeTogether } from './place-together.ts';

type Outcome = 'stored' | 'duplicate';

/**
 * Takes in what a customer wrote, through whichever connector: finds or makes the customer and the conversation, stores message
 * and files, starts the wait for a reply. The provider's id makes it happen once. Messages that come together share a transaction;
 * each is answered for when that is committed.
 */
export function createIntake({ store, files, log }: { store: Store; files: Files; log: Logger }) {
  async function receive(inboxId: string, incoming: IncomingMessage): Promise<Outcome> {
    const messageId = newId();
    // Asked before files are read for nothing; without files the claim below tells as well.
    if (incoming.files.length > 0 && (await isKnown(inboxId, incoming.externalId))) return 'duplicate';
    // Files first and outside the transaction: reading them may take minutes. A crash in between leaves files nobody refers to.
    const attachments = await saveFiles(incoming, messageId);
    const arrival = { inboxId, incoming, messageId, attachments };
    return isPlain(arrival) ? storeInGroup(arrival) : storeAlone(arrival);
  }

  const storeInGroup = inGroups<Arrival, Outcome>({
    laneOf: ({ inboxId, incoming }) => `${inboxId} ${incoming.threadKey}`,
    together: storeTogether,
    alone: storeAlone,
    failed: (error) => log.warn({ err: error }, 'messages could not be stored together: each is stored by itself'),
  });

  async function storeTogether(arrivals: readonly Arrival[]): Promise<Map<Arrival, Outcome>> {
    const { value } = await store.transact((unit) => placeTogether(unit, arrivals));
    return new Map(
      [...value].map(([arrival, { conversationId, isNew }]) => {
        if (isNew) noteStored(arrival, conversationId);
        return [arrival, isNew ? 'stored' : 'duplicate'];
      }),
    );
  }

  async function storeAlone(arrival: Arrival): Promise<Outcome> {
    try {
      const { value } = await store.transact((unit) => place(unit, arrival));
      noteStored(arrival, value);
      return 'stored';
    } catch (error) {
      if (error instanceof AlreadyStored) return 'duplicate';
      throw error;
    }
  }

  const noteStored = ({ inboxId, messageId, attachments }: Arrival, conversationId: string) =>
    log.info({ inboxId, conversationId, messageId, files: attachments.length }, 'message received');

  const isKnown = async (inboxId: string, externalId: string): Promise<boolean> =>
    (await store.db
      .selectFrom('messageLink')
      .select('messageId')
      .where('inboxId', '=', inboxId)
      .where('externalId', '=', externalId)
      .executeTakeFirst()) !== undefined;

  async function saveFiles(incoming: IncomingMessage, messageId: string): Promise<Attachment[]> {
    const saved: Attachment[] = [];
    for (const [index, { name, mimeType, contentId, read }] of incoming.files.entries()) {
      const id = `${messageId}-${index}`;
      saved.push(
        await files.save(
          { id, name: name.slice(0, 255) || 'file', mimeType, contentId, ownerId: null, conversationId: null },
          await read(),
        ),
      );
    }
    const { text, html } = incoming;
    const whole = text.length > longestText ? { name: 'message.txt', mimeType: 'text/plain', content: text } : null;
    const wholeHtml =
      (html?.length ?? 0) > longestHtml ? { name: 'message.html', mimeType: 'text/html', content: html ?? '' } : null;
    for (const extra of [whole, wholeHtml]) {
      if (extra === null) continue;
      const file = {
        id: `${messageId}-${extra.name}`,
        name: extra.name,
        mimeType: extra.mimeType,
        contentId: null,
        ownerId: null,
        conversationId: null,
      };
      saved.push(await files.save(file, Buffer.from(extra.content)));
    }
    return saved;
  }

  return { receive };
}
export type Intake = ReturnType<typeof createIntake>;
