import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import { languages } from '#shared/domain/language.ts';
import type { SimulationInput } from '#shared/domain/simulation.ts';
import type { User } from '#shared/domain/user.ts';
import type { QueueForm } from '../admin-queues/index.ts';

/** What somebody wants to try; nothing of it is saved. */
export interface WhatIf {
  /** By queue id; queues that are not here stay as they are. */
  queues: Readonly<Record<string, QueueForm>>;
  /** How many more people would work in a queue, by its id. */
  moreAgents: Readonly<Record<string, number>>;
  /** Null: today's floor rules. */
  policy: FloorPolicy | null;
}

export const nothingChanged: WhatIf = { queues: {}, moreAgents: {}, policy: null };

export const isChanged = ({ queues, moreAgents, policy }: WhatIf): boolean =>
  Object.keys(queues).length > 0 || Object.values(moreAgents).some((count) => count > 0) || policy !== null;

/** Somebody imagined for a queue: there all the time, speaks every language, has every skill at its best. */
function helper(
  queueId: string,
  number: number,
  skills: readonly string[],
): SimulationInput['changes']['users'][number] {
  return {
    id: `simulated:${queueId}:${number}`.slice(0, 80),
    queueIds: [queueId],
    languages: [...languages],
    skills: skills.map((name) => ({ name, level: 5 })),
    capacity: {},
  };
}

/** The question as the server reads it. `from` and `to` in epoch ms. */
export function simulationInput(
  { queues, moreAgents, policy }: WhatIf,
  users: readonly Pick<User, 'skills'>[],
  stretch: { from: number; to: number },
): SimulationInput {
  const forms = Object.values(queues);
  const skills = [...new Set(users.flatMap((user) => user.skills.map(({ name }) => name)))];
  return {
    ...stretch,
    changes: {
      queues: forms.map(({ queue }) => queue),
      rules: forms.map(({ rules }) => rules),
      hours: [],
      users: Object.entries(moreAgents).flatMap(([queueId, count]) =>
        Array.from({ length: count }, (_, number) => helper(queueId, number, skills)),
      ),
      policy,
    },
  };
}

export const imaginedAgent = (userId: string): boolean => userId.startsWith('simulated:');
