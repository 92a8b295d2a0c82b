import { useCallback, useEffect, useRef, useState } from 'react';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { BehindItem } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { type RequestFailure, request } from '../../sync/index.ts';

const pageSize = 50;

export interface Behind {
  items: readonly BehindItem[];
  total: number;
  /** When the server counted, epoch ms; null: not yet. */
  asOf: number | null;
  isLoading: boolean;
  failure: RequestFailure['code'] | null;
  /** The next page, if there is one. May be called often. */
  more(): void;
  /** From the first page. */
  again(): void;
}

type Pages = Pick<Behind, 'items' | 'total' | 'asOf'> & { next: string | null };
const noPages: Pages = { items: [], total: 0, asOf: null, next: null };

/** What stands behind a figure, page by page. A list being read does not change under the eye: it says when it was made. */
export function useBehind(scope: FloorScope, figure: FigureName): Behind {
  const question = JSON.stringify({ scope, figure });
  const [pages, setPages] = useState(noPages);
  const [isLoading, setIsLoading] = useState(true);
  const [failure, setFailure] = useState<RequestFailure['code'] | null>(null);
  // Only the last question is heard: an answer to the one before would put old rows among new ones.
  const asked = useRef({ turn: 0, busy: false });

  const load = useCallback(
    async (before: Pages) => {
      const turn = asked.current.turn + 1;
      asked.current = { turn, busy: true };
      setIsLoading(true);
      setFailure(null);
      const answer = await request('floor:behind', { ...JSON.parse(question), cursor: before.next, limit: pageSize });
      if (asked.current.turn !== turn) return;
      asked.current.busy = false;
      setIsLoading(false);
      if (!answer.ok) return setFailure(answer.error.code);
      const { items, total, asOf, next } = answer.value;
      setPages({ items: [...before.items, ...items], total, asOf, next });
    },
    [question],
  );
  useEffect(() => {
    setPages(noPages);
    void load(noPages);
    return () => {
      asked.current.turn += 1;
    };
  }, [load]);

  return {
    ...pages,
    isLoading,
    failure,
    more() {
      if (pages.next !== null && !asked.current.busy) void load(pages);
    },
    again() {
      setPages(noPages);
      void load(noPages);
    },
  };
}
