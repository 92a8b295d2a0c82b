import { Dexie } from 'dexie';
import type { OpenStore } from './rival.ts';

/** The floor: rows put as they came, with the indexes a desk needs, and nothing else: no checks, no cursor, no encryption. */
export const storeBare: OpenStore = async (name) => {
  const db = new Dexie(name, { cache: 'disabled' });
  db.version(1).stores({ message: 'id, [conversationId+position]', conversation: 'id, customerId, activityAt' });
  await db.open();
  return async (docs) => {
    const byEntity = new Map<string, object[]>();
    for (const { entity, row } of docs) {
      const rows = byEntity.get(entity);
      if (rows) rows.push(row);
      else byEntity.set(entity, [row]);
    }
    await db.transaction('rw', db.tables, async () => {
      for (const [entity, rows] of byEntity) await db.table(entity).bulkPut(rows);
    });
  };
};
