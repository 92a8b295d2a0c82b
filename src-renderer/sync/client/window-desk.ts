import { afterPaint } from '../../platform/after-paint.ts';
import type { observe } from '../db/observe.ts';
import type { Desk } from '../db/row-store.ts';
import { findEngineClient, onEngineChange } from './current.ts';
import type { DeskHint } from './reading.ts';

/** The desk as a window sees it: for reading only. */
export interface WindowDesk extends Desk {
  readonly userId: string;
  /** Runs a read of it, and again after every change. */
  readonly observe: typeof observe;
  readonly reads: typeof import('../read/checked.ts');
}

type Reading = typeof import('./reading.ts');
let reading: Reading | null = null;

/** Before it is given no desk is opened. */
export function readWith(given: Reading): void {
  reading = given;
}

/**
 * Which database was read last on this computer, so that a window paints from it before the engine has started. Ids only. The
 * engine's word replaces it.
 */
const hintKey = 'parley.desk';

let open: WindowDesk | null = null;
/** The desk the hint names, once the engine has spoken. */
let hinted: WindowDesk | null | undefined;

function readHint(): DeskHint | null {
  try {
    return reading?.parseHint(JSON.parse(globalThis.localStorage?.getItem(hintKey) ?? 'null')) ?? null;
  } catch {
    return null;
  }
}

function writeHint(hint: DeskHint | null): void {
  try {
    if (hint === null) globalThis.localStorage?.removeItem(hintKey);
    else globalThis.localStorage?.setItem(hintKey, JSON.stringify(hint));
  } catch {
    // Storage may be forbidden; then the first paint waits for the engine.
  }
}

interface Wanted {
  desk: DeskHint | null;
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
  if (open !== null && open.db.name !== desk?.database) {
    open.db.close();
    open = null;
  }
  if (isReadable) openWanted();
  // It holds up nothing that is drawn of its rows meanwhile.
  else if (desk !== null && open === null) cancelOpening ??= afterPaint(openWanted);
  const readable = isReadable ? open : null;
  if (findEngineClient()?.state() !== undefined && hinted !== readable) {
    hinted = readable;
    writeHint(readable && desk);
  }
  return readable;
}

let cancelOpening: (() => void) | null = null;
function openWanted(): void {
  cancelOpening?.();
  cancelOpening = null;
  const { desk } = wanted();
  if (desk !== null) open ??= reading?.openForReading(desk, tellDamage) ?? null;
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
