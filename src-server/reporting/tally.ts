import type { FloorScope } from '#shared/domain/floor-scope.ts';
import type { Sums } from './day-figures.ts';
import { type CountName, countNames, type Line } from './lines.ts';

export type TeamOf = (agentId: string | null) => string | null;

interface Cell {
  queueId: string | null;
  channel: string;
  teamId: string | null;
  sums: Record<CountName, number>;
}

const zero = (): Record<CountName, number> =>
  Object.fromEntries(countNames.map((name) => [name, 0])) as Record<CountName, number>;

/**
 * Sums of lines by queue, channel and team. A line goes in and out again as its conversation changes, so that a figure of any scope
 * is the sum of a few cells and never of all that happened. All sums are whole numbers: nothing drifts.
 */
export class Tally {
  readonly #cells = new Map<string, Cell>();
  readonly #teamOf: TeamOf;

  constructor(teamOf: TeamOf) {
    this.#teamOf = teamOf;
  }

  add(line: Line): void {
    this.#change(line, 1);
  }

  /** Takes a line out as it was put in: who is in which team must not have changed between. */
  remove(line: Line): void {
    this.#change(line, -1);
  }

  /** Adds the sums of another period, counted with the same teams. */
  addAll(other: Tally): void {
    for (const place of other.#cells.values()) {
      const { sums } = this.#cellOf(place);
      for (const name of countNames) sums[name] += place.sums[name];
    }
  }

  #change({ queueId, channel, agentId, counts }: Line, sign: 1 | -1): void {
    const { sums } = this.#cellOf({ queueId, channel, teamId: this.#teamOf(agentId) });
    for (const name in counts) sums[name as CountName] += sign * (counts[name as CountName] ?? 0);
  }

  #cellOf({ queueId, channel, teamId }: Omit<Cell, 'sums'>): Cell {
    const key = `${queueId ?? ''}|${channel}|${teamId ?? ''}`;
    const cell = this.#cells.get(key) ?? { queueId, channel, teamId, sums: zero() };
    this.#cells.set(key, cell);
    return cell;
  }

  sum(scope: FloorScope): Sums {
    const total = zero();
    for (const { queueId, channel, teamId, sums } of this.#cells.values()) {
      if (scope.queueId !== null && scope.queueId !== queueId) continue;
      if (scope.channel !== null && scope.channel !== channel) continue;
      if (scope.teamId !== null && scope.teamId !== teamId) continue;
      for (const name of countNames) total[name] += sums[name];
    }
    return total;
  }
}

/** Whether something of a queue, a channel and a colleague belongs to a scope. */
export const isIn = (
  scope: FloorScope,
  { queueId, channel, agentId }: Pick<Line, 'queueId' | 'channel' | 'agentId'>,
  teamOf: TeamOf,
): boolean =>
  (scope.queueId === null || scope.queueId === queueId) &&
  (scope.channel === null || scope.channel === channel) &&
  (scope.teamId === null || scope.teamId === teamOf(agentId));
