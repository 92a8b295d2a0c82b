import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { businessHoursSchema } from './business-hours.ts';
import { floorPolicySchema } from './floor-policy.ts';
import { queueSchema } from './queue.ts';
import { queueRulesSchema } from './queue-rules.ts';
import { userSchema } from './user.ts';

const simulatedUserSchema = userSchema.pick({
  id: true,
  queueIds: true,
  languages: true,
  skills: true,
  capacity: true,
});

/** A stretch of the past, and rows that take the place of the present ones by id. A new user id is one more agent. */
export const simulationInputSchema = z
  .object({
    from: epochMs,
    to: epochMs,
    changes: z.object({
      queues: z.array(queueSchema).max(200),
      rules: z.array(queueRulesSchema).max(200),
      hours: z.array(businessHoursSchema).max(50),
      users: z.array(simulatedUserSchema).max(500),
      policy: floorPolicySchema.nullable(),
    }),
  })
  .refine(({ from, to }) => from < to && to - from <= 7 * 86_400_000, 'at most seven days, and from before to');
export type SimulationInput = z.infer<typeof simulationInputSchema>;

/** What became of the contacts of one queue. Waits in seconds; null where there is nothing to measure. */
export const queueOutcomeSchema = z.object({
  queueId: idSchema,
  offered: z.number().int(),
  answered: z.number().int(),
  /** Still waiting when the stretch ended. */
  unanswered: z.number().int(),
  /** Answered by another queue's agents. */
  overflowed: z.number().int(),
  meanWaitSeconds: z.number().nullable(),
  p95WaitSeconds: z.number().nullable(),
  longestWaitSeconds: z.number().nullable(),
  /** Answered within the queue's own time ÷ offered (a contact left waiting fails), in percent. */
  serviceLevelPercent: z.number().nullable(),
});
export type QueueOutcome = z.infer<typeof queueOutcomeSchema>;

/** How much of the work came to one agent. */
export const agentOutcomeSchema = z.object({ userId: idSchema, answered: z.number().int() });
export type AgentOutcome = z.infer<typeof agentOutcomeSchema>;

export const simulationReportSchema = z.object({
  arrivals: z.number().int(),
  agents: z.number().int(),
  /** Seconds a contact takes an agent where the record does not say. */
  assumedHandleSeconds: z.number().int(),
  /** The stretch replayed with today's settings: what the changes are to be compared with. */
  present: z.array(queueOutcomeSchema),
  changed: z.array(queueOutcomeSchema),
  /** Who got what, by agent; those who got nothing are left out. */
  presentAgents: z.array(agentOutcomeSchema),
  changedAgents: z.array(agentOutcomeSchema),
});
export type SimulationReport = z.infer<typeof simulationReportSchema>;
