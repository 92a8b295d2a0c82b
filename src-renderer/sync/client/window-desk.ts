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
/** The desk the hint names, once the engine has spoken. */
let hinted: WindowDesk | null | undefined;

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

interface Wanted {
  desk: z.infer<typeof hintSchema> | null;
  /** Its rows are there. Until then it is only opened, which takes as long as writing them does. */
  isReadable: boolean;
}

function wanted(): Wanted {
  const state = findEngineClient()?.state();
  if (state === undefined) return { desk: findEngineClient() === null ? null : readHint(), isReadable: true };
  const { database, opening, userId, keyStorage } = state;
  const name = database ?? opening;
  const desk = name === null || userId === null ? null : { database: name, userId, keyStorage };
  return { desk, isReadable: database !== null };
}

/** The signed-in agent's desk, or null. The same object for as long as it is the same desk. */
export function currentDesk(): WindowDesk | null {
  const { desk, isReadable } = wanted();
  if (open?.db.name !== desk?.database) {
    open?.db.close();
    open = desk === null ? null : openForReading(desk);
  }
  const readable = isReadable ? open : null;
  if (findEngineClient()?.state() !== undefined && hinted !== readable) {
    hinted = readable;
    writeHint(readable && desk);
  }
  return readable;
}

function openForReading({ database, userId, keyStorage }: z.infer<typeof hintSchema>): WindowDesk {
  const db = new DeskDatabase(database);
  // What does not open here shows itself to whoever reads.
  db.open().catch(() => undefined);
  return { db, codec: readingCodec(database, keyStorage), userId, onDamage: tellDamage };
}

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
