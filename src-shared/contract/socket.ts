import { z } from 'zod';
import { auditPageSchema, auditQuerySchema } from '../domain/audit-entry.ts';
import { channelIdSchema } from '../domain/channel-id.ts';
import { conversationSchema } from '../domain/conversation.ts';
import { customerSchema } from '../domain/customer.ts';
import { figureAlertPushSchema } from '../domain/figure-alert.ts';
import {
  behindAnswerSchema,
  behindRequestSchema,
  dayAnswerSchema,
  dayRequestSchema,
  floorAgentsPushSchema,
  floorFiguresPushSchema,
  floorWatchSchema,
} from '../domain/floor-figures.ts';
import { messageSchema } from '../domain/message.ts';
import { practiceIntensitySchema, practiceStateSchema } from '../domain/practice.ts';
import { presenceChangeSchema, systemAwayReasons } from '../domain/presence-cause.ts';
import { explanationSchema } from '../domain/routing-explanation.ts';
import { simulationInputSchema, simulationReportSchema } from '../domain/simulation.ts';
import { slaTargetSchema } from '../domain/sla-clock.ts';
import { timelineEntrySchema } from '../domain/timeline.ts';
import { userSchema } from '../domain/user.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { requestErrorSchema } from './errors.ts';
import {
  changesPushSchema,
  pullAnswerSchema,
  pullRequestSchema,
  pushAnswerSchema,
  pushRequestSchema,
  snapshotAnswerSchema,
  snapshotRequestSchema,
} from './sync.ts';

/** Sent with the connection. `clientId` names this computer's engine, `protocol` its `protocolVersion`. */
export const handshakeSchema = z.object({
  token: z.string().min(1).max(200),
  clientId: idSchema,
  protocol: z.number().int(),
});

/** `wiped`: an administrator wants nothing left on that computer. */
export const sessionEnds = ['revoked', 'expired', 'disabled', 'wiped'] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** A refused connection's `error.data`. */
export const connectErrorSchema = z.object({
  code: z.enum(['unauthorized', 'update-required', 'internal']),
  message: z.string(),
  /** With `unauthorized`: why the session is over. A desk that was out of reach learns here that it has to destroy what it has. */
  reason: z.enum(sessionEnds).optional(),
});

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const testReportSchema = z.object({
  ok: z.boolean(),
  /** One line a step ("IMAP sign-in"), with what the server said when it failed. */
  steps: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type TestReport = z.infer<typeof testReportSchema>;

const settingValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export const inboxInputSchema = z.object({
  id: idSchema,
  channel: channelIdSchema,
  name: z.string().trim().min(1).max(80),
  queueId: idSchema.nullable(),
  enabled: z.boolean(),
  /** Settings and secrets together, as the form has them; an empty secret keeps the stored one. */
  values: settingValues,
});
export type InboxInput = z.infer<typeof inboxInputSchema>;

export const userInputSchema = userSchema.omit({ disabledAt: true, createdAt: true }).extend({
  disabled: z.boolean(),
  /** Null keeps the present one; required for a new user. */ password: z.string().min(10).max(200).nullable(),
});
export type UserInput = z.infer<typeof userInputSchema>;

/** A computer somebody is signed in on. */
export const deviceSchema = z.object({
  /** The session's. */
  id: idSchema,
  userId: idSchema,
  device: z.string(),
  createdAt: epochMs,
  lastSeenAt: epochMs,
  expiresAt: epochMs,
  current: z.boolean(),
  wipedAt: epochMs.nullable(),
  /** When the computer was told; null: not yet. */
  wipeToldAt: epochMs.nullable(),
});
export type Device = z.infer<typeof deviceSchema>;

export const sessionSummarySchema = z.object({
  id: idSchema,
  device: z.string(),
  createdAt: epochMs,
  lastSeenAt: epochMs,
  current: z.boolean(),
});

const done = z.object({ done: z.literal(true) });
const settingProblem = z.object({ field: z.string(), problem: z.string() });
export const saveAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('invalid'), problems: z.array(settingProblem) }),
]);

/** Every question a desktop may ask. One table: the server's handlers and the desktop's client are typed and checked by it. */
export const socketRequests = {
  'sync:pull': request(pullRequestSchema, pullAnswerSchema),
  'sync:snapshot': request(snapshotRequestSchema, snapshotAnswerSchema),
  'mutation:push': request(pushRequestSchema, pushAnswerSchema),

  /** Older messages of a thread, newest first, below `beforePosition` (null: the newest). */
  'thread:load': request(
    z.object({
      conversationId: idSchema,
      beforePosition: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ conversation: conversationSchema, messages: z.array(messageSchema), more: z.boolean() }),
  ),
  'customer:timeline': request(z.object({ customerId: idSchema }), z.object({ entries: z.array(timelineEntrySchema) })),
  /** Full-text search over everything this reader may see; ranked. */
  'search:all': request(
    z.object({ text: z.string().trim().min(1).max(200), limit: z.number().int().min(1).max(50) }),
    z.object({
      customers: z.array(customerSchema),
      conversations: z.array(z.object({ conversation: conversationSchema, snippet: z.string() })),
    }),
  ),

  /** Who changed whose state and why, newest first. Agents read their own; leads anybody's (`userId` null: everybody's). */
  'presence:log': request(
    z.object({ userId: idSchema.nullable(), before: epochMs.nullable(), limit: z.number().int().min(1).max(200) }),
    z.object({ changes: z.array(presenceChangeSchema) }),
  ),

  /** What people in charge did, newest first; for supervisors and administrators. */
  'audit:list': request(auditQuerySchema, auditPageSchema),

  /** Why a conversation waits or where it rings, agent by agent. */
  'routing:explain': request(z.object({ conversationId: idSchema }), explanationSchema),

  /** What a recorded stretch of time would have been with other settings. For leads. */
  'routing:simulate': request(simulationInputSchema, simulationReportSchema),

  /** The conversations or agents behind one figure of one scope, newest first. For leads. */
  'floor:behind': request(behindRequestSchema, behindAnswerSchema),
  /** The day so far as lines, figure by figure. For leads. */
  'floor:day': request(dayRequestSchema, dayAnswerSchema),

  /** Invented customers for a team that tries things out; for leads. */
  'practice:state': request(z.object({}), practiceStateSchema),
  /** @throws not-for-practice: customers of this inbox are real */
  'practice:start': request(z.object({ inboxId: idSchema, intensity: practiceIntensitySchema }), practiceStateSchema),
  'practice:stop': request(z.object({}), practiceStateSchema),

  /** Where customers and providers reach this server: what is pasted into their settings and pages begins with it. */
  'server:address': request(z.object({}), z.object({ publicUrl: z.url() })),

  'inbox:save': request(inboxInputSchema, saveAnswerSchema),
  'inbox:test': request(inboxInputSchema, testReportSchema),
  'inbox:remove': request(z.object({ id: idSchema }), done),
  'user:save': request(userInputSchema, saveAnswerSchema),
  'session:list': request(z.object({}), z.object({ sessions: z.array(sessionSummarySchema) })),
  'session:revoke': request(z.object({ id: idSchema }), done),
  /** Where everybody is or was signed in, the last seen first; for administrators. */
  'device:list': request(z.object({}), z.object({ devices: z.array(deviceSchema) })),
  /** Ends a session and has its computer destroy everything, unsent work included: at once, or when it is next heard of. */
  'device:wipe': request(z.object({ id: idSchema }), done),
  'password:change': request(
    z.object({ current: z.string().max(200), next: z.string().min(10).max(200) }),
    saveAnswerSchema,
  ),
} as const;

export type SocketRequestName = keyof typeof socketRequests;
export type RequestInput<N extends SocketRequestName> = z.infer<(typeof socketRequests)[N]['input']>;
export type RequestOutput<N extends SocketRequestName> = z.infer<(typeof socketRequests)[N]['output']>;

/** Every request is answered, always, in this shape. */
export const replySchema = <O extends z.ZodType>(output: O) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: output }),
    z.object({ ok: z.literal(false), error: requestErrorSchema }),
  ]);
export type Reply<T> = { ok: true; value: T } | { ok: false; error: z.infer<typeof requestErrorSchema> };

/** What an agent has before them and under their hands. A text longer than this is cut by the desk: its end matters. */
const doingSchema = z.object({
  conversationId: idSchema,
  /** Not sent yet; null: the composer is empty or closed. A whisper is never a draft here. */
  draft: z.object({ kind: z.enum(['reply', 'note']), text: z.string().max(4_000) }).nullable(),
  looksAt: z.object({
    pane: z.enum(['thread', 'customer', 'order', 'script', 'search', 'elsewhere']),
    /** Which customer, order …; null where there is only one. */
    id: idSchema.nullable(),
  }),
  script: z.object({ scriptId: idSchema, stepId: idSchema.nullable() }).nullable(),
});

/** Signals without memory: never logged, never stored, dropped when nobody listens. */
export const socketSignals = {
  /** Desktop → server: what the agent looks at (null: nothing) and whether they type a public reply. */
  'presence:view': z.object({ conversationId: idSchema.nullable(), typing: z.boolean() }),
  /**
   * Desktop → server: seconds without input on this computer; null where it cannot be known. `power` is sent at once when the
   * screen is locked or the computer goes to sleep, and `awake` when it is back.
   */
  'presence:idle': z.object({
    seconds: z.number().int().nonnegative().nullable(),
    power: z.enum(['awake', 'locked', 'asleep']).optional(),
  }),
  /**
   * Desktop → server: what the agent does in the open conversation, at every pause of a few tenths of a second, while the policy
   * shows typing. Sent whether or not somebody watches, so that it gives nobody away; unwatched it is dropped on arrival.
   */
  'work:doing': doingSchema,
  /** Desktop → server: this window follows that supervision live; null: it no longer does. */
  'supervision:watch': z.object({ supervisionId: idSchema.nullable() }),
  /** Desktop → server: this window shows these figures of the floor. Said again after every reconnect. Agents are not heard. */
  'floor:watch': floorWatchSchema,
} as const;
export type SocketSignalName = keyof typeof socketSignals;

/** What the server sends by itself. */
export const socketPushes = {
  'sync:changes': changesPushSchema,
  /** Who else looks at a conversation and who types there; the whole list each time, for conversations this reader may see. */
  'presence:viewers': z.object({
    conversationId: idSchema,
    viewers: z.array(z.object({ userId: idSchema, typing: z.boolean() })),
    customerTyping: z.boolean(),
  }),
  /** This agent becomes away at `at` unless they touch their computer; null: averted, or done. */
  'presence:away-soon': z.object({ reason: z.enum(systemAwayReasons), at: epochMs.nullable() }),
  /** A promise is about to break, or has: to the assignee and to leads. The `slaClock` row says the same for good. */
  'promise:alert': z.object({
    conversationId: idSchema,
    target: slaTargetSchema,
    kind: z.enum(['warning', 'breach']),
    dueAt: epochMs,
  }),
  /** Figures of watched scopes that have changed, within a second of the change. */
  'floor:figures': floorFiguresPushSchema,
  /** Agents whose line on the floor has changed, to windows that watch agents. */
  'floor:agents': floorAgentsPushSchema,
  /** A figure has crossed its threshold, or is back: to the leads it concerns. */
  'floor:alert': figureAlertPushSchema,
  /** What the watched agent does now, to windows that follow this session. */
  'supervision:live': doingSchema.extend({ supervisionId: idSchema, agentId: idSchema, at: epochMs }),
  /** The session is over: sign in again. `by` and `words`: a lead ended it, and says why. */
  'session:ended': z.object({
    reason: z.enum(sessionEnds),
    by: idSchema.optional(),
    words: z.string().max(300).optional(),
  }),
  /** Practice began, went on or ended; to leads. */
  'practice:changed': practiceStateSchema,
  /** What time it is at the server; sent when a desktop has connected, whose own clock may be wrong. */
  'server:time': z.object({ now: epochMs }),
  'server:closing': z.object({ reconnectInMs: z.number().int() }),
} as const;
export type SocketPushName = keyof typeof socketPushes;
export type PushPayload<N extends SocketPushName> = z.infer<(typeof socketPushes)[N]>;
