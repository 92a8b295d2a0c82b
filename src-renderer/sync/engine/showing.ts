import type { WireChange } from '#shared/contract/sync.ts';
import type { Clock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { firstRowsOf } from './first-rows.ts';
import type { FromEngine } from './protocol.ts';

/** Where the first page does not come within this, windows read what there is: drafts, what waits to be sent. */
const emptyMs = 1_500;
/** From what a window is told until it is on the screen. */
const drawnMs = 120;

/**
 * When windows are to read a desk. After a sign-in one without rows is not given to them before its first page is written: their
 * sixty reads would find nothing, hold up the writing of that page and run again. Until then they are told what is in it.
 */
export interface Showing {
  isShown(): boolean;
  /** Whether windows may open it, which takes them as long as writing its first rows. */
  isOpening(): boolean;
  show(): void;
  /** Resolves when it is shown: what an agent does with rows needs them here. */
  untilShown(): Promise<void>;
  /** A snapshot begins with these. */
  tellFirstRows(changes: readonly WireChange[]): void;
  /** Resolves when windows have drawn what they were told: writing it would hold that up. */
  untilDrawn(): Promise<void>;
}

export interface ShowingOptions {
  hasSignedIn: boolean;
  clock: Clock;
  rest(ms: number): Promise<void>;
  onChange(): void;
  tell(message: FromEngine): void;
}

export function createShowing(desk: OpenDesk, { hasSignedIn, clock, rest, onChange, tell }: ShowingOptions): Showing {
  const isEmpty = desk.cursor === null && desk.snapshot === null;
  let stage: 'hidden' | 'opening' | 'shown' = hasSignedIn && isEmpty ? 'hidden' : 'shown';
  let drawn = Promise.resolve();
  let release = () => {};
  const shown = stage === 'shown' ? Promise.resolve() : new Promise<void>((resolve) => (release = resolve));

  function show(): void {
    if (stage === 'shown') return;
    stage = 'shown';
    onChange();
    release();
  }

  if (stage === 'hidden') clock.after(emptyMs, show);
  return {
    isShown: () => stage === 'shown',
    isOpening: () => stage === 'opening',
    show,
    untilShown: () => shown,
    untilDrawn: () => drawn,
    tellFirstRows(changes) {
      if (stage !== 'hidden') return;
      // Where something of the agent's own waits, rows without it would not be the truth.
      const rows = desk.ledger.entries.size > 0 ? null : firstRowsOf(changes, desk.userId);
      if (rows !== null) {
        tell({ kind: 'first-rows', desk: desk.db.name, rows });
        drawn = rest(drawnMs);
      }
      stage = 'opening';
      onChange();
    },
  };
}

/** Of a desk that is only opened to be left. */
export const neverShown: Showing = {
  isShown: () => false,
  isOpening: () => false,
  show: () => undefined,
  untilShown: () => Promise.resolve(),
  untilDrawn: () => Promise.resolve(),
  tellFirstRows: () => undefined,
};
