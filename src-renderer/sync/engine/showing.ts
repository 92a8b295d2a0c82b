import type { Clock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';

/** Where the first page does not come within this, windows read what there is: drafts, what waits to be sent. */
const emptyMs = 1_500;

/**
 * When windows are to read a desk. After a sign-in one without rows is not given to them before its first page is written: their
 * sixty reads would find nothing, hold up the writing of that page and run again. Until then they are told what is in it.
 */
export interface Showing {
  isShown(): boolean;
  /** Whether windows may open it, which takes them as long as writing its first rows. */
  isOpening(): boolean;
  /** Its first rows are here and will be written. */
  open(): void;
  show(): void;
  /** Resolves when it is shown: what an agent does with rows needs them here. */
  untilShown(): Promise<void>;
}

export interface ShowingOptions {
  hasSignedIn: boolean;
  clock: Clock;
  onChange(): void;
}

export function createShowing(desk: OpenDesk, { hasSignedIn, clock, onChange }: ShowingOptions): Showing {
  let stage: 'hidden' | 'opening' | 'shown' = hasSignedIn && isEmpty(desk) ? 'hidden' : 'shown';
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
    open() {
      if (stage !== 'hidden') return;
      stage = 'opening';
      onChange();
    },
    show,
    untilShown: () => shown,
  };
}

/** No row has ever come: neither is it up to date with anything, nor is a snapshot under way. */
export const isEmpty = ({ cursor, snapshot }: OpenDesk): boolean => cursor === null && snapshot === null;

/** Of a desk that is only opened to be left. */
export const neverShown: Showing = {
  isShown: () => false,
  isOpening: () => false,
  open: () => undefined,
  show: () => undefined,
  untilShown: () => Promise.resolve(),
};
