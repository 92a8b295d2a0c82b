import { z } from 'zod';
import { plainCodec } from '../codec.ts';
import { DeskDatabase } from '../db/database.ts';
import type { Desk } from '../db/row-store.ts';
import { findEngineClient, onEngineChange } from './current.ts';

/** The desk as a window sees it: for reading only. */
export interface WindowDesk extends Desk {
  readonly userId: string;
}

/**
 * Which database was read last on this computer, so that a window paints from it before the engine has started. Ids only. The
 * engine's word replaces it.
 */
const hintKey = 'parley.desk';
const hintSchema = z.object({ database: z.string(), userId: z.string() });

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
  return state.database === null || state.userId === null ? null : { database: state.database, userId: state.userId };
}

/** The signed-in agent's desk, or null. The same object for as long as it is the same desk. */
export function currentDesk(): WindowDesk | null {
  const desk = wanted();
  if (open?.db.name === desk?.database) return open;
  open?.db.close();
  open = desk === null ? null : { db: new DeskDatabase(desk.database), codec: plainCodec, userId: desk.userId };
  if (findEngineClient()?.state() !== undefined) writeHint(desk);
  return open;
}

export const onDeskChange = onEngineChange;
