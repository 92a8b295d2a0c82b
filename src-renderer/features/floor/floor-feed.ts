import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type {
  FloorAgent,
  FloorAgentsPush,
  FloorDay,
  FloorFiguresPush,
  ScopeFigures,
} from '#shared/domain/floor-figures.ts';
import { type FloorScope, scopeKey } from '#shared/domain/floor-scope.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useNow } from '../../platform/use-now.ts';
import { onPush, personal, useSyncPart, watchFloor } from '../../sync/index.ts';

/** What this window has heard of the floor. Figures are the server's: nothing here is counted again. */
interface FloorFeed {
  /** When the newest of it was computed, by the server's clock; null: nothing has come yet. */
  asOf: number | null;
  /** When it came, by this computer's clock; epoch ms. */
  heardAt: number | null;
  day: FloorDay | null;
  scopes: Readonly<Record<string, ScopeFigures>>;
  agents: ReadonlyMap<string, FloorAgent> | null;
}

const nothing: FloorFeed = { asOf: null, heardAt: null, day: null, scopes: {}, agents: null };
export const useFloorFeed = personal(create<FloorFeed>()(() => nothing));

function hearFigures({ asOf, day, scopes }: FloorFiguresPush): void {
  useFloorFeed.setState((before) => {
    const told = Object.fromEntries(scopes.map((one) => [scopeKey(one.scope), one]));
    return { asOf, heardAt: serverNow(), day, scopes: { ...before.scopes, ...told } };
  });
}

function hearAgents({ whole, agents, gone }: FloorAgentsPush): void {
  useFloorFeed.setState((before) => {
    const known = new Map(whole ? [] : before.agents);
    for (const agent of agents) known.set(agent.id, agent);
    for (const id of gone) known.delete(id);
    return { agents: known };
  });
}

onPush('floor:figures', hearFigures);
onPush('floor:agents', hearAgents);

/** Looks at these parts of the floor for as long as the component is there. */
export function useWatchFloor(scopes: readonly FloorScope[], agents: boolean): void {
  const question = JSON.stringify(scopes);
  useEffect(() => {
    const asked: FloorScope[] = JSON.parse(question);
    return asked.length === 0 && !agents ? undefined : watchFloor({ scopes: asked, agents });
  }, [question, agents]);
}

export const useScopeFigures = (scope: FloorScope): ScopeFigures | undefined => {
  const key = scopeKey(scope);
  return useFloorFeed((feed) => feed.scopes[key]);
};

export type Freshness = { name: 'loading' } | { name: 'live'; asOf: number } | { name: 'stale'; asOf: number | null };

/** The server says every five seconds that it is there; silence of three times as long is a dead line that nobody has noticed yet. */
export const silenceMs = 15_000;

/** Whether what is shown is true now. Without a line, or in silence, it is what it was, and has to say so. */
export function useFreshness(): Freshness {
  const asOf = useFloorFeed((feed) => feed.asOf);
  const heardAt = useFloorFeed((feed) => feed.heardAt);
  const status = useSyncPart((state) => state.status.name);
  const now = useNow(5_000);
  const hasLine = status === undefined || status === 'live' || status === 'catching-up';
  const isSilent = heardAt !== null && now - heardAt > silenceMs;
  return useMemo((): Freshness => {
    if (!hasLine || isSilent) return { name: 'stale', asOf };
    return asOf === null ? { name: 'loading' } : { name: 'live', asOf };
  }, [asOf, hasLine, isSilent]);
}

const noPromise: ScopeFigures['target'] = { seconds: null, percent: null };

/**
 * What a figure is measured against: the scope's own promise. Where queues with different ones come together the longest wait has
 * that of the queue it comes from, as far as that queue is watched.
 */
export function useTarget(name: FigureName, told: ScopeFigures | undefined): ScopeFigures['target'] {
  const from = useFloorFeed(({ scopes }) => {
    if (!told || name !== 'longestWait' || told.target.seconds !== null) return undefined;
    const { value } = told.figures.longestWait;
    const isSource = ({ scope, figures }: ScopeFigures) =>
      scope.queueId !== null && figures.longestWait.value === value;
    return value === null ? undefined : Object.values(scopes).find(isSource)?.target;
  });
  return from ?? told?.target ?? noPromise;
}
