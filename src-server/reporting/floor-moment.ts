import { type FloorScope, scopeKey } from '#shared/domain/floor-scope.ts';
import type { FloorNow } from './follow-floor.ts';
import { type AgentFigures, agentsAt } from './people.ts';
import { type FiguresOfScope, scopeFigures } from './scope-figures.ts';

/** The whole floor at one moment, and any part of it. */
export interface FloorMoment extends FloorNow {
  agents: readonly AgentFigures[];
  figuresOf(scope: FloorScope): FiguresOfScope;
}

/** A reading with its agents; each scope is summed once, however many ask. */
export function momentOf(now: FloorNow): FloorMoment {
  const agents = agentsAt(now.memory, now.attending, now.asOf);
  const made = new Map<string, FiguresOfScope>();
  return {
    ...now,
    agents,
    figuresOf(scope) {
      const key = scopeKey(scope);
      const figures = made.get(key) ?? scopeFigures(now.memory, agents, scope);
      made.set(key, figures);
      return figures;
    },
  };
}
