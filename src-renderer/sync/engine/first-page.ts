import type { SnapshotAnswer } from '#shared/contract/sync.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { beginSnapshot, type SnapshotOptions } from '../pull/snapshot.ts';
import { type FirstRows, firstRowsOf } from './first-rows.ts';

/** From what a window is told until it is on the screen. */
const drawnMs = 120;

/** What came along with a sign-in. */
export interface CameAlong {
  page: SnapshotAnswer;
  /** No key of the agent's desk is kept on this computer: nothing that could be read here is theirs. */
  isNew: boolean;
}

/**
 * The first page of a snapshot that is here before there is a desk to put it on: this computer makes keys and a database, and windows
 * draw what is in it meanwhile.
 */
export interface FirstPage {
  /** What windows can draw of it, when they are to be told; undefined when they have been. */
  rows(): FirstRows | undefined;
  /**
   * Begins the desk's snapshot with it as soon as windows have drawn it: writing would hold that up. Rejects never; where it could
   * not be written, the desk has no snapshot under way and takes one from the beginning.
   */
  write(desk: OpenDesk, options: SnapshotOptions): Promise<void>;
}

export function createFirstPage(page: SnapshotAnswer, whose: { desk: string; userId: string }): FirstPage {
  let isTold = false;
  return {
    rows() {
      const rows = isTold ? null : firstRowsOf(page.changes, whose);
      isTold ||= rows !== null;
      return rows ?? undefined;
    },
    async write(desk, options) {
      if (isTold) await options.rest(drawnMs);
      await beginSnapshot(desk, page, options).catch(() => undefined);
    },
  };
}
