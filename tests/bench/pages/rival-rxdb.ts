import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { OpenStore } from './rival.ts';

/** Its fastest way in, without the replication's own bookkeeping, and with the one index a thread needs. */
export const storeInRxdb: OpenStore = async (name) => {
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false, eventReduce: false });
  const text = { type: 'string', maxLength: 80 } as const;
  const { docs: collection } = await db.addCollections({
    docs: {
      schema: {
        version: 0,
        primaryKey: 'key',
        type: 'object',
        properties: {
          key: { type: 'string', maxLength: 120 },
          entity: text,
          place: text,
          position: { type: 'number', minimum: 0, maximum: 1_000_000, multipleOf: 1 },
          row: { type: 'object' },
        },
        required: ['key', 'entity', 'place', 'position', 'row'],
        indexes: [['place', 'position']],
      },
    },
  });
  if (collection === undefined) throw new Error('RxDB made no collection');
  return async (docs) => {
    const { error } = await collection.bulkInsert(
      docs.map(({ entity, id, row }) => ({
        key: `${entity}:${id}`,
        entity,
        place: String(row.conversationId ?? ''),
        position: Number(row.position ?? 0),
        row,
      })),
    );
    if (error.length > 0) throw new Error(`RxDB refused ${error.length} documents`);
  };
};
