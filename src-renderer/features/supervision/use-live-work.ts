import { useEffect, useState } from 'react';
import type { PushPayload } from '#shared/contract/socket.ts';
import { now } from '../../platform/now.ts';
import { onPush, useWatch } from '../../sync/index.ts';

export type LiveWork = PushPayload<'supervision:live'>;

/** What is heard of nobody for so long is no longer true: their desk repeats itself more often. */
const staleMs = 15_000;

/** Follows a session live: what each colleague at work there does now, the latest first. */
export function useLiveWork(supervisionId: string | null): readonly LiveWork[] {
  const [heard, setHeard] = useState<readonly { work: LiveWork; heardAt: number }[]>([]);
  useWatch(supervisionId);
  useEffect(() => {
    setHeard([]);
    if (supervisionId === null) return undefined;
    const stop = onPush('supervision:live', (work) => {
      if (work.supervisionId !== supervisionId) return;
      setHeard((before) => [{ work, heardAt: now() }, ...before.filter((one) => one.work.agentId !== work.agentId)]);
    });
    const timer = setInterval(
      () =>
        setHeard((before) => {
          const fresh = before.filter(({ heardAt }) => now() - heardAt < staleMs);
          return fresh.length === before.length ? before : fresh;
        }),
      1_000,
    );
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [supervisionId]);
  return heard.map(({ work }) => work);
}
