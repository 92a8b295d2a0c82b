import { useCallback, useEffect, useState } from 'react';
import type { Explanation } from '#shared/domain/routing-explanation.ts';
import { now } from '../../platform/now.ts';
import { type RequestFailure, request } from '../../sync/index.ts';

/** Why something waits changes by the second; nobody should read an answer of a minute ago. */
const againMs = 5_000;

export type Asked =
  | { name: 'asking' }
  | { name: 'told'; explanation: Explanation; at: number }
  | { name: 'failed'; code: RequestFailure['code'] };

/** Routing's answer about one conversation, asked again every few seconds while somebody looks. A later failure keeps the last answer. */
export function useExplanation(conversationId: string): { asked: Asked; again: () => void } {
  const [asked, setAsked] = useState<Asked>({ name: 'asking' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks anew
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await request('routing:explain', { conversationId });
      if (!isCurrent) return;
      if (answer.ok) setAsked({ name: 'told', explanation: answer.value, at: now() });
      else
        setAsked((before) =>
          before.name === 'told' && answer.error.code === 'offline'
            ? before
            : { name: 'failed', code: answer.error.code },
        );
      timer = setTimeout(() => void ask(), againMs);
    };
    setAsked({ name: 'asking' });
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [conversationId, turn]);
  return { asked, again: useCallback(() => setTurn((before) => before + 1), []) };
}
