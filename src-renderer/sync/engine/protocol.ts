import { z } from 'zod';
import { refusalSchema, requestErrorCodes } from '#shared/contract/errors.ts';
import { signInRequestSchema } from '#shared/contract/http.ts';
import { attachmentSchema } from '#shared/domain/attachment.ts';
import { floorWatchSchema } from '#shared/domain/floor-figures.ts';
import { recipientsSchema } from '#shared/domain/message.ts';
import { idSchema } from '#shared/lib/ids.ts';
import { relayedPushes } from '../socket/relayed-pushes.ts';
import { signalNames } from '../socket/signal-names.ts';
import { syncStateSchema } from '../status.ts';
import { syncEventSchema } from './events.ts';
import { firstRowsSchema } from './first-rows.ts';

/**
 * What a window and the engine say to each other. Both ends check what arrives: a window of another build may still be open.
 * Bytes travel as ArrayBuffer.
 */
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const nothing = z.object({});
const done = z.object({ done: z.boolean() });

export const draftContentSchema = z.object({
  text: z.string(),
  html: z.string().nullable(),
  subject: z.string().nullable(),
  recipients: recipientsSchema.nullable(),
  attachments: z.array(attachmentSchema),
  seenPosition: z.number().int().nonnegative(),
});
export const draftKindSchema = z.enum(['reply', 'note', 'coach']);

export const signInErrorCodes = [
  'wrong-credentials',
  'too-many-requests',
  'update-required',
  'unreachable',
  'not-a-server',
  'internal',
] as const;
export type SignInError = (typeof signInErrorCodes)[number];

/** A request's failure: the server's own codes, and `offline` when there is no connection to ask over. */
export const requestFailureSchema = z.object({
  code: z.enum([...requestErrorCodes, 'offline']),
  message: z.string(),
});
export type RequestFailure = z.infer<typeof requestFailureSchema>;

const result = <V extends z.ZodType, E extends z.ZodType>(value: V, error: E) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), error })]);

export const engineCalls = {
  'session:sign-in': call(
    signInRequestSchema.extend({ server: z.url() }),
    result(z.object({ secret: z.string(), userId: idSchema }), z.enum(signInErrorCodes)),
  ),
  'session:resume': call(
    z.object({
      server: z.string(),
      secret: z.string(),
      /** What the operating system's keychain has for the desks of this computer; null or left out: there is none. */
      keychain: z.record(z.string(), z.string()).nullable().optional(),
    }),
    z.object({ resumed: z.boolean() }),
  ),
  /** Answers without leaving when something waits to be sent and `force` is not said. */
  'session:sign-out': call(
    z.object({ force: z.boolean().optional() }),
    z.object({ done: z.boolean(), waiting: z.number().int() }),
  ),
  /** A window has done (or could not do) what a `keychain` message asked for. */
  'session:keychain-done': call(z.object({ order: z.number().int(), kept: z.boolean() }), done),
  /** A window found bodies it cannot open. */
  'cache:damaged': call(nothing, done),
  /** Sleep is over, the network is back, a window came to the front: look at the connection now. */
  'session:wake': call(nothing, done),

  mutate: call(
    z.object({ mutationId: idSchema, name: z.string(), args: z.unknown() }),
    result(z.object({ mutationId: idSchema }), refusalSchema),
  ),
  'outbox:retry': call(
    z.object({ mutationId: idSchema, changes: z.record(z.string(), z.unknown()) }),
    result(z.object({ mutationId: idSchema }), refusalSchema),
  ),
  'outbox:discard': call(z.object({ mutationId: idSchema }), done),

  'draft:save': call(z.object({ conversationId: idSchema, kind: draftKindSchema, content: draftContentSchema }), done),
  'draft:discard': call(z.object({ conversationId: idSchema, kind: draftKindSchema }), done),

  'file:add': call(
    z.object({
      id: idSchema,
      name: z.string().min(1).max(255),
      mimeType: z.string(),
      bytes: z.instanceof(ArrayBuffer),
    }),
    attachmentSchema,
  ),
  'file:load': call(
    z.object({ id: idSchema }),
    result(z.object({ mimeType: z.string(), bytes: z.instanceof(ArrayBuffer) }), requestFailureSchema),
  ),

  /** The answer is checked by the request's own schema, in the engine. */
  request: call(z.object({ name: z.string(), input: z.unknown() }), result(z.unknown(), requestFailureSchema)),
  signal: call(z.object({ name: z.enum(signalNames), payload: z.unknown() }), done),

  /** What one window shows of the floor; windows look at different parts of it over one line. */
  'floor:watch': call(z.object({ window: z.string(), watch: floorWatchSchema }), done),

  'conversation:open': call(z.object({ id: idSchema }), result(nothing, requestFailureSchema)),
  /** Makes sure at least `limit` messages below `beforePosition` are cached, if the thread has them. */
  'thread:older': call(
    z.object({ conversationId: idSchema, beforePosition: z.number().int().positive(), limit: z.number().int() }),
    result(z.object({ more: z.boolean() }), requestFailureSchema),
  ),
  'customer:open': call(z.object({ id: idSchema }), result(nothing, requestFailureSchema)),

  /**
   * What this computer has for these words, the best first: ids only, the rows are read by the window. An empty text gets the index
   * ready. `left`: rows the index has not looked at yet.
   */
  'search:local': call(
    z.object({ text: z.string().max(500), limit: z.number().int().positive() }),
    z.object({
      conversations: z.array(z.object({ conversationId: idSchema, messageId: idSchema.nullable() })),
      customers: z.array(idSchema),
      left: z.number().int().nonnegative(),
    }),
  ),
} as const;

export type EngineCallName = keyof typeof engineCalls;
export type EngineInput<N extends EngineCallName> = z.infer<(typeof engineCalls)[N]['input']>;
export type EngineOutput<N extends EngineCallName> = z.infer<(typeof engineCalls)[N]['output']>;

export const viewersSchema = z.object({
  conversationId: idSchema,
  viewers: z.array(z.object({ userId: idSchema, typing: z.boolean() })),
  customerTyping: z.boolean(),
});

/** Window → engine. `from` names the window, because in fallback mode all windows share one channel. */
export const toEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), from: z.string() }),
  z.object({ kind: z.literal('bye'), from: z.string() }),
  /** A key went down; nothing answers it. */
  z.object({ kind: z.literal('key'), from: z.string() }),
  z.object({ kind: z.literal('call'), from: z.string(), call: z.number().int(), name: z.string(), input: z.unknown() }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;

/** Engine → windows. */
export const fromEngineSchema = z.discriminatedUnion('kind', [
  /** A (new) engine runs; `engine` differs from the one before, so calls without an answer are asked again. */
  z.object({ kind: z.literal('welcome'), engine: z.string() }),
  z.object({ kind: z.literal('answer'), to: z.string(), call: z.number().int(), output: z.unknown() }),
  /** A bug in the engine or a call it does not know. */
  z.object({ kind: z.literal('broken'), to: z.string(), call: z.number().int(), message: z.string() }),
  /** `firstRows`, of a desk that is new on this computer: what can be shown while they are written. */
  z.object({ kind: z.literal('state'), state: syncStateSchema, firstRows: firstRowsSchema.optional() }),
  z.object({ kind: z.literal('event'), event: syncEventSchema }),
  z.object({ kind: z.literal('viewers'), viewers: viewersSchema }),
  /** What the server sent and no row holds; the payload has been checked by the push's own schema, in the engine. */
  z.object({ kind: z.literal('push'), name: z.enum(relayedPushes), payload: z.unknown() }),
  /** Only windows reach the keychain: keep this secret for a desk there, or (null) forget the one it has. */
  z.object({ kind: z.literal('keychain'), order: z.number().int(), desk: z.string(), secret: z.string().nullable() }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;

/** A way for messages between a window and the engine: a SharedWorker's port, a BroadcastChannel, or a pair in memory. */
export interface Port {
  post(message: unknown): void;
  /** Calls back for every message until the returned function is called. */
  listen(listener: (message: unknown) => void): () => void;
  close(): void;
}
