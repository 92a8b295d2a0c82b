import { Dexie } from 'dexie';
import { entityNames } from '#shared/domain/entities.ts';
import { newId } from '#shared/lib/ids.ts';
import { aNote } from '../factories/mutations.ts';
import { aConversation, aCustomer, aUser } from '../factories/rows.ts';

/** A desk as version 2 left it: rows, one note to send and one draft, all in the clear. Released, so never edited. */
export async function oldDesk(name: string, noteText: string, draftContent: object): Promise<void> {
  const db = new Dexie(name);
  const stores = Object.fromEntries(entityNames.map((entity) => [entity, 'id']));
  db.version(2).stores({
    ...stores,
    identity: 'id, customerId',
    order: 'id, [customerId+order]',
    readMark: 'id, conversationId',
    offer: 'id, ringingUserId',
    message: 'id, [conversationId+order]',
    listing: 'id, customerId, activeOrder, closedOrder',
    outbox: 'seq, &mutationId, conversationId, state',
    shadow: '[entity+id]',
    meta: 'key',
    drafts: '[conversationId+kind]',
    unknownChanges: '[entity+id]',
    threads: 'conversationId',
    timelines: 'customerId',
    pendingFiles: 'id',
    files: 'id, usedAt',
    opened: 'conversationId, at',
  });
  await db.open();
  for (const [entity, row] of [
    ['user', aUser()],
    ['customer', aCustomer()],
    ['conversation', aConversation()],
  ] as const)
    await db.table(entity).put({ id: row.id, generation: 1, body: row });
  const mutationId = newId();
  const args = aNote(noteText);
  const { conversationId } = args;
  await db.table('outbox').put({
    seq: 1,
    mutationId,
    state: 'pending',
    conversationId,
    body: {
      state: 'pending',
      seq: 1,
      mutationId,
      name: 'note.add',
      args,
      actedAt: 1_800_000_000_000,
      lane: `conversation:${conversationId}`,
      attempts: 0,
      touched: [
        { entity: 'message', id: args.messageId, created: true },
        { entity: 'conversation', id: conversationId, created: false },
      ],
      conversationId,
      fileIds: [],
    },
  });
  await db.table('drafts').put({ conversationId, kind: 'reply', updatedAt: 5, body: draftContent });
  await db.table('meta').bulkPut([
    { key: 'cursor', value: 9 },
    { key: 'generation', value: 1 },
    { key: 'clientId', value: 'client-1' },
    { key: 'protocol', value: 1 },
  ]);
  db.close();
}
