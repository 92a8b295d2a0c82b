import { z } from 'zod';
import { DeskDatabase } from '../db/database.ts';
import type { Desk } from '../db/row-store.ts';
import { syncStateSchema } from '../status.ts';
import { findEngineClient, onEngineChange } from './current.ts';
import { readingCodec } from './keychain.ts';

/** The desk as a window sees it: for reading only. */
export interface WindowDesk extends Desk {
  readonly userId: string;
}

/**
 * Which database was read last on this computer, so that a window paints from it before the engine has started. Ids only. The
 * engine's word replaces it.
 */
const hintKey = 'parley.desk';
const hintSchema = z.object({
  database: z.string(),
  userId: z.string(),
  keyStorage: syncStateSchema.shape.keyStorage.default(null),
});

let open: WindowDesk | null = null;

function readHint(): z.infer<typeof hintSchema> | null {
  try {
    return hintSchema.parse(JSON.parse(globalThis.localStorage?.getItem(hintKey) ?? 'null'));
  } catch {
    return null;
  }
}

function writeHint(hint: z.infer<typeof hintSchema> | null): void {
  try {
    if (hint === null) globalThis.localStorage?.removeItem(hintKey);
    else globalThis.localStorage?.setItem(hintKey, JSON.stringify(hint));
  } catch {
    // Storage may be forbidden; then the first paint waits for the engine.
  }
}

function wanted(): z.infer<typeof hintSchema> | null {
  const state = findEngineClient()?.state();
  if (state === undefined) return findEngineClient() === null ? null : readHint();
  const { database, userId, keyStorage } = state;
  return database === null || userId === null ? null : { database, userId, keyStorage };
}

/** The signed-in agent's desk, or null. The same object for as long as it is the same desk. */
export function currentDesk(): WindowDesk | null {
  const desk = wanted();
  if (open?.db.name === desk?.database) return open;
  open?.db.close();
  open = desk === null ? null : openForReading(desk);
  if (findEngineClient()?.state() !== undefined) writeHint(desk);
  return open;
}

const openForReading = ({ database, userId, keyStorage }: z.infer<typeof hintSchema>): WindowDesk => ({
  db: new DeskDatabase(database),
  codec: readingCodec(database, keyStorage),
  userId,
  onDamage: tellDamage,
});

/** Live reads find the same damage again and again; the engine needs to hear of it once. */
const damageRestMs = 10_000;
let damageToldAt = Number.NEGATIVE_INFINITY;
function tellDamage(): void {
  if (Date.now() - damageToldAt < damageRestMs) return;
  damageToldAt = Date.now();
  void findEngineClient()
    ?.call('cache:damaged', {})
    .catch(() => undefined);
}

export const onDeskChange = onEngineChange;
