import type { Row } from '#shared/domain/entities.ts';
import type { Tables } from '../store/index.ts';

type Change = Tables['presenceChange'];

const minute = 60_000;
const day = 24 * 60 * minute;
const days = 7;

/** A shift as everybody works it: in, lunch, out; minutes after its begin. */
const turns: readonly [at: number, state: Row<'presence'>['state'], reason: string | null][] = [
  [0, 'available', null],
  [4 * 60, 'away', 'lunch'],
  [4 * 60 + 30, 'available', null],
  [9 * 60, 'offline', null],
];

/** Who was there in the last week: what the record of presence would say, and what the simulator replays. */
export function sampleShifts(users: readonly Row<'user'>[], now: number): Change[] {
  const today = Math.floor(now / day) * day;
  const agents = users.filter(({ role }) => role === 'agent');
  // One after the other around the clock: the sample's customers write at any hour.
  const apartMinutes = Math.floor((24 * 60) / Math.max(1, agents.length));
  return agents.flatMap((agent, turn) => {
    let from: [Row<'presence'>['state'], string | null] = ['offline', null];
    return Array.from({ length: days }, (_, back) => today - (days - back) * day).flatMap((midnight) =>
      turns.map(([at, state, reason], index): Change => {
        const [fromState, fromReason] = from;
        from = [state, reason];
        return {
          id: `sample-shift-${agent.id}-${midnight}-${index}`,
          userId: agent.id,
          at: midnight + (turn * apartMinutes + at) * minute,
          fromState,
          fromReason,
          toState: state,
          toReason: reason,
          actorId: agent.id,
          cause: 'self',
        };
      }),
    );
  });
}
