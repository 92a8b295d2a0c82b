import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aMessage } from '../../../tests/factories/rows.ts';
import { plainCodec } from '../codec.ts';
import { commit, type RowToWrite } from './commit.ts';
import { DeskDatabase } from './database.ts';
import { newestMessages } from './messages.ts';
import { sealTogether } from './row-groups.ts';
import { listRows } from './row-store.ts';

test('of a row that is named twice the later one is right, however each was sealed', async () => {
  const db = new DeskDatabase(newId());
  const own = {
    keep: async () => {},
    drop: async () => {},
    load: async () => ({ entries: new Map(), drafts: new Map(), files: new Map() }),
    close: () => {},
  };
  const desk = { db, codec: plainCodec, own };
  const toWrite = (position: number, text: string | null): RowToWrite => {
    const id = `m-${position}`;
    return { entity: 'message', id, row: text === null ? null : aMessage({ id, position, text }) };
  };
  const together = Array.from({ length: 10 }, (_, n) => toWrite(n + 1, 'as the server has it'));
  const groups = await sealTogether(plainCodec, together);
  const onTop = [toWrite(1, 'as changed here'), toWrite(2, null), toWrite(2, 'back again'), toWrite(3, null)];
  await commit(desk, {
    rows: [...together, ...onTop],
    groups,
    generation: 1,
  });
  const texts = new Map((await listRows(desk, 'message')).map(({ id, text }) => [id, text]));
  expect(texts.size).toBe(9);
  expect([texts.get('m-1'), texts.get('m-2'), texts.get('m-4')]).toEqual([
    'as changed here',
    'back again',
    'as the server has it',
  ]);
  expect(await newestMessages(db, aMessage().conversationId)).toHaveLength(9);
  await db.delete();
});
