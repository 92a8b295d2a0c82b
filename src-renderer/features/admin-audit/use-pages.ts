import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';
import { type RequestFailure, useSyncStatus } from '../../sync/index.ts';

/**
 * What has been read of a record, newest first. `next`: where the following page begins, null after the last; `asked`: the page that
 * is on its way or did not come, null for the first.
 */
export type PagesState<Line, Cursor> =
  | { name: 'loading'; lines: readonly Line[]; asked: Cursor | null }
  | { name: 'loaded'; lines: readonly Line[]; next: Cursor | null }
  | { name: 'failed'; lines: readonly Line[]; asked: Cursor | null; code: RequestFailure['code'] };

export interface Pages<Line, Cursor> {
  state: PagesState<Line, Cursor>;
  /** The next page, or once more the one that did not come. */
  more: () => void;
  /** From the first page. */
  again: () => void;
}

/** Asks for the page before `cursor`, null for the newest. Another question is another function. */
export type AskPage<Line, Cursor> = (
  cursor: Cursor | null,
) => Promise<Result<{ lines: readonly Line[]; next: Cursor | null }, RequestFailure>>;

/** A record of the server's, page after page; asked again when the question is another, and when the connection is back. */
export function usePages<Line, Cursor>(ask: AskPage<Line, Cursor>): Pages<Line, Cursor> {
  const [state, setState] = useState<PagesState<Line, Cursor>>({ name: 'loading', lines: [], asked: null });
  const isLive = useSyncStatus()?.status.name === 'live';
  // An answer to an older question must not replace a newer one's.
  const latest = useRef(0);
  const load = useCallback(
    async (asked: Cursor | null, shown: readonly Line[]) => {
      latest.current += 1;
      const mine = latest.current;
      setState({ name: 'loading', lines: shown, asked });
      const answer = await ask(asked);
      if (latest.current !== mine) return;
      if (!answer.ok) return setState({ name: 'failed', lines: shown, asked, code: answer.error.code });
      setState({ name: 'loaded', lines: [...shown, ...answer.value.lines], next: answer.value.next });
    },
    [ask],
  );
  useEffect(() => {
    if (isLive) void load(null, []);
  }, [load, isLive]);
  return {
    state: !isLive && state.name === 'loading' ? { ...state, name: 'failed', code: 'offline' } : state,
    more() {
      const cursor = state.name === 'loaded' ? state.next : state.asked;
      if (state.name === 'failed' || (state.name === 'loaded' && cursor !== null)) void load(cursor, state.lines);
    },
    again: () => void load(null, []),
  };
}
