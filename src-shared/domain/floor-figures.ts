import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { shownStates } from './agent-state.ts';
import { channelIdSchema } from './channel-id.ts';
import { figureNameSchema } from './figure-info.ts';
import { floorScopeSchema } from './floor-scope.ts';

export const figureValueSchema = z.object({
  /** In the figure's unit; null: there is nothing to count yet, or the figure has no meaning in this scope. */
  value: z.number().nullable(),
  /** On how many contacts (replies, offers …) a mean or share rests; null for plain counts. Occupancy: ms. */
  of: z.number().nullable(),
  /** When it last changed to this value, as far as this server process has seen. */
  changedAt: epochMs,
});
export type FigureValue = z.infer<typeof figureValueSchema>;

export const scopeFiguresSchema = z.object({
  scope: floorScopeSchema,
  figures: z.record(figureNameSchema, figureValueSchema),
  /** Agents of this scope by the state shown for them. */
  states: z.record(z.enum(shownStates), z.number().int().nonnegative()),
  /** What the service level is measured against: the queue's own; null where queues with different ones come together. */
  target: z.object({ seconds: z.number().int().nullable(), percent: z.number().int().nullable() }),
  /** Places of the scope's staffed agents, channel by channel; `free` is what available agents have left. */
  slots: z.array(z.object({ channel: channelIdSchema, total: z.number(), used: z.number(), free: z.number() })),
});
export type ScopeFigures = z.infer<typeof scopeFiguresSchema>;

export const floorDaySchema = z.object({ start: epochMs, end: epochMs, timeZone: z.string() });
export type FloorDay = z.infer<typeof floorDaySchema>;

/** One agent as the floor shows them. Name and picture are in the user row. */
export const floorAgentSchema = z.object({
  id: idSchema,
  state: z.enum(shownStates),
  /** Of an away state; null elsewhere. */
  reason: z.string().nullable(),
  /** Since when the shown state holds. */
  since: epochMs,
  /** Open conversations in hand. */
  contacts: z.number().int(),
  wrapUps: z.number().int(),
  /** Offers ringing at them. */
  offers: z.number().int(),
  slots: z.object({ total: z.number(), used: z.number(), free: z.number() }),
  channels: z.array(z.object({ channel: channelIdSchema, total: z.number(), used: z.number(), free: z.number() })),
  queueIds: z.array(idSchema),
  teamId: idSchema.nullable(),
});
export type FloorAgent = z.infer<typeof floorAgentSchema>;

/** Which scopes this window shows, and whether it lists agents; an empty list and false: it no longer looks. */
export const floorWatchSchema = z.object({ scopes: z.array(floorScopeSchema).max(120), agents: z.boolean() });
export type FloorWatch = z.infer<typeof floorWatchSchema>;

/**
 * `asOf`: the server's clock when it was computed. After `floor:watch` every watched scope, later those that changed; without a change
 * an empty list every few seconds, which says that what was told is still true.
 */
export const floorFiguresPushSchema = z.object({
  asOf: epochMs,
  day: floorDaySchema,
  scopes: z.array(scopeFiguresSchema),
});
export type FloorFiguresPush = z.infer<typeof floorFiguresPushSchema>;

/** `whole`: the list replaces what was known (after `floor:watch`); else `agents` changed and `gone` are no longer there. */
export const floorAgentsPushSchema = z.object({
  asOf: epochMs,
  whole: z.boolean(),
  agents: z.array(floorAgentSchema),
  gone: z.array(idSchema),
});
export type FloorAgentsPush = z.infer<typeof floorAgentsPushSchema>;

/** One line behind a figure. `at`: when it began to count (came in, answered, resolved …); `ms`: its own share of a mean, or null. */
export const behindItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('conversation'),
    /** Of the line: one conversation may stand behind a figure several times. */
    id: idSchema,
    conversationId: idSchema,
    number: z.number().int(),
    customerId: idSchema,
    customerName: z.string(),
    subject: z.string(),
    inboxId: idSchema,
    channel: channelIdSchema,
    queueId: idSchema.nullable(),
    agentId: idSchema.nullable(),
    at: epochMs,
    ms: z.number().nullable(),
    /** In a share: whether this one counts as met; null in counts and means. */
    met: z.boolean().nullable(),
  }),
  z.object({
    kind: z.literal('agent'),
    id: idSchema,
    state: z.enum(shownStates),
    since: epochMs,
    /** The agent's own value of the figure in its unit, where there is one. */
    value: z.number().nullable(),
  }),
]);
export type BehindItem = z.infer<typeof behindItemSchema>;

export const behindRequestSchema = z.object({
  scope: floorScopeSchema,
  figure: figureNameSchema,
  /** `next` of the page before; null: the first page. */
  cursor: z.string().max(200).nullable(),
  limit: z.number().int().min(1).max(200),
});
export const behindAnswerSchema = z.object({
  asOf: epochMs,
  total: z.number().int(),
  items: z.array(behindItemSchema),
  next: z.string().nullable(),
});

export const dayRequestSchema = z.object({
  scope: floorScopeSchema,
  figures: z.array(figureNameSchema).min(1).max(40),
});
/** `points` in steps of `stepMs` from the day's start up to now; `since` figures come as ms passed. Null: nothing to count there. */
export const dayAnswerSchema = z.object({
  asOf: epochMs,
  day: floorDaySchema,
  stepMs: z.number().int(),
  series: z.array(z.object({ figure: figureNameSchema, points: z.array(z.number().nullable()) })),
});
