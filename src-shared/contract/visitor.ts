import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/*
 * What the visitor's page and the server say to each other: socket.io namespace `visitorNamespace`, files by HTTP. The widget takes
 * only the types from here and checks with its own few lines: zod would be a quarter of what every visitor downloads.
 */

const shortText = (max: number) => z.string().max(max);

/**
 * 32 random bytes as base64url, made by the visitor's browser and kept there. It is the only key to the visitor's thread: the
 * server stores nothing but its hash, so it can neither be guessed nor read from the database.
 */
export const visitorSecretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Chosen by the page for each message, and the same on every attempt to send it. */
export const visitorMessageIdSchema = z.string().regex(/^[A-Za-z0-9-]{8,40}$/);

/** What visitors say about themselves. Nothing proves it: show it, never merge customers by it. */
export const visitorProfileSchema = z.object({
  name: z.string().trim().min(1).max(120).nullable(),
  email: z
    .string()
    .trim()
    .max(254)
    .regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/)
    .nullable(),
});
export type VisitorProfile = z.infer<typeof visitorProfileSchema>;

/** Sent as socket.io `auth` with every connection. */
export const visitorHelloSchema = z.object({
  protocol: z.int(),
  inboxId: idSchema,
  secret: visitorSecretSchema,
});

export const visitorFileSchema = z.object({
  name: shortText(255),
  mimeType: shortText(127),
  sizeBytes: z.int().nonnegative(),
});
export type VisitorFile = z.infer<typeof visitorFileSchema>;

/** A message as visitors see it. Notes, whispers and system messages have no form here. */
export const visitorMessageSchema = z.object({
  /** The page's own id for the visitor's messages, Parley's for a colleague's. */
  id: shortText(120),
  /** Parley's id, by which older messages and files are asked for; null until it is stored. */
  ref: shortText(80).nullable(),
  from: z.enum(['visitor', 'agent']),
  authorName: shortText(254).nullable(),
  text: shortText(200_000),
  files: z.array(visitorFileSchema),
  /** How far it has come on its way to the visitor; what the visitor wrote is always `sent`. */
  status: z.enum(['sent', 'delivered', 'read']),
  sentAt: epochMs,
});
export type VisitorMessage = z.infer<typeof visitorMessageSchema>;

export const visitorLimitsSchema = z.object({
  maxTextLength: z.int(),
  maxFiles: z.int(),
  maxFileBytes: z.int(),
  mimeTypes: z.array(z.string()),
});
export type VisitorLimits = z.infer<typeof visitorLimitsSchema>;

/** `GET /widget/inboxes/:inboxId`: what the launcher needs before anybody opens it. */
export const visitorPageSchema = z.object({
  title: shortText(120),
  greeting: shortText(2_000),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** False: nobody is there now, so leave a message. */
  staffed: z.boolean(),
});
export type VisitorPage = z.infer<typeof visitorPageSchema>;

const historyPage = { messages: z.array(visitorMessageSchema), more: z.boolean() };

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Every question a visitor's page may ask. Each is answered, always, as `VisitorReply`. */
export const visitorRequests = {
  'chat:send': request(
    z.object({
      id: visitorMessageIdSchema,
      text: shortText(20_000),
      uploadIds: z.array(shortText(80)).max(20),
      profile: visitorProfileSchema.nullable(),
      /** Written while nobody was there: the email address is then part of what must be answered. */
      left: z.boolean(),
    }),
    z.object({ at: epochMs }),
  ),
  /** Older messages, oldest first, all before `beforeRef`. */
  'chat:history': request(z.object({ beforeRef: shortText(80) }), z.object(historyPage)),
  'chat:seen': request(
    z.object({
      messageIds: z.array(shortText(80)).min(1).max(200),
      status: z.enum(['delivered', 'read']),
    }),
    z.object({}),
  ),
  'chat:typing': request(z.object({ typing: z.boolean() }), z.object({})),
} as const;
export type VisitorRequestName = keyof typeof visitorRequests;
export type VisitorInput<N extends VisitorRequestName> = z.infer<(typeof visitorRequests)[N]['input']>;
export type VisitorOutput<N extends VisitorRequestName> = z.infer<(typeof visitorRequests)[N]['output']>;

export const visitorErrorCodes = [
  'bad-request',
  'empty',
  'too-long',
  'file-refused',
  'file-gone',
  'too-many-requests',
  'forbidden',
  'not-found',
  'update-required',
  'internal',
] as const;
/** `message` is English for whoever builds the shop's page; visitors are shown the widget's own words for the code. */
export const visitorErrorSchema = z.object({
  code: z.enum(visitorErrorCodes),
  message: shortText(600),
  /** Try again after this long; null: trying again changes nothing. */
  retryAfterMs: z.int().nonnegative().nullable(),
});
export type VisitorError = z.infer<typeof visitorErrorSchema>;
export type VisitorErrorCode = VisitorError['code'];
export type VisitorReply<T> = { ok: true; value: T } | { ok: false; error: VisitorError };

export const visitorHttpStatus: Record<VisitorError['code'], number> = {
  'bad-request': 400,
  empty: 400,
  'too-long': 413,
  'file-refused': 415,
  'file-gone': 410,
  'too-many-requests': 429,
  forbidden: 403,
  'not-found': 404,
  'update-required': 426,
  internal: 500,
};

/** What the server sends by itself. */
export const visitorPushes = {
  /** First after every connection: the newest messages and how things stand. */
  'chat:welcome': visitorPageSchema.extend({
    ...historyPage,
    /** Colleagues have read everything up to here; null: nothing yet. */
    agentReadAt: epochMs.nullable(),
    limits: visitorLimitsSchema,
  }),
  'chat:message': z.object({ message: visitorMessageSchema }),
  'chat:typing': z.object({ typing: z.boolean(), name: shortText(254).nullable() }),
  'chat:agent-read': z.object({ at: epochMs }),
  'chat:staffing': z.object({ staffed: z.boolean() }),
  /** The connection ends here and trying again changes nothing. */
  'chat:refused': visitorErrorSchema,
} as const;
export type VisitorPushName = keyof typeof visitorPushes;
export type VisitorPush<N extends VisitorPushName> = z.infer<(typeof visitorPushes)[N]>;

/** `POST /widget/files/:inboxId` answers this; its id goes into the next `chat:send`. */
export const visitorUploadSchema = visitorFileSchema.extend({ uploadId: shortText(80) });
export type VisitorUpload = z.infer<typeof visitorUploadSchema>;
