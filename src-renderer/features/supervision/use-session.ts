import { useEffect, useState } from 'react';
import type { Supervision } from '#shared/domain/supervision.ts';
import { useMe, useRunningSupervisions, useSupervision } from '../../sync/index.ts';
import type { Target } from './session-calls.ts';

export interface Sessions {
  /** This supervisor's own, while it runs. */
  mine: Supervision | null;
  /** Colleagues who watch the same. */
  others: readonly Supervision[];
  /** The own one that was running here and is over; null before, and when another has begun. */
  ended: Supervision | null;
}

/** Undefined while it is being read. */
export function useSessions({ conversationId, agentId }: Target): Sessions | undefined {
  const meId = useMe()?.id;
  const running = useRunningSupervisions();
  const here = running?.filter((session) =>
    conversationId === null
      ? session.conversationId === null && session.agentId === agentId
      : session.conversationId === conversationId,
  );
  const mine = here?.find(({ supervisorId }) => supervisorId === meId) ?? null;
  const [lastId, setLastId] = useState<string | null>(null);
  useEffect(() => {
    if (mine) setLastId(mine.id);
  }, [mine]);
  const last = useSupervision(lastId);
  if (here === undefined || meId === undefined) return undefined;
  return {
    mine,
    others: here.filter(({ supervisorId }) => supervisorId !== meId),
    ended: mine === null && last && last.endedAt !== null ? last : null,
  };
}
