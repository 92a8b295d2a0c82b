import { z } from 'zod';
import { userSchema } from '#shared/domain/user.ts';
import { epochMs } from '#shared/lib/ids.ts';

export const signedOutReasons = [
  'never-signed-in',
  'signed-out',
  'revoked',
  'expired',
  'disabled',
  'unauthorized',
  'wiped',
  'away-too-long',
] as const;

/**
 * How the desk stands towards the server. `live` means connected *and* caught up; while rows still come in after a reconnect it is
 * `catching-up`, so that a screen never calls old rows current.
 */
export const syncStatusSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('connecting'), attempt: z.number().int() }),
  z.object({ name: z.literal('catching-up'), cursor: z.number().int() }),
  z.object({ name: z.literal('live'), cursor: z.number().int() }),
  z.object({ name: z.literal('offline'), since: epochMs, nextAttemptAt: epochMs }),
  z.object({
    name: z.literal('signed-out'),
    reason: z.enum(signedOutReasons),
    /** The name of the colleague who ended the session, and what they said to it. */
    by: z.string().optional(),
    words: z.string().optional(),
  }),
  z.object({ name: z.literal('update-required') }),
]);
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** Everything the status line says. Sent whole to every window at each change. */
export const syncStateSchema = z.object({
  status: syncStatusSchema,
  /** Rows received and rows in all while a fresh snapshot is being taken (an estimate); null otherwise. */
  snapshot: z.object({ sent: z.number().int(), total: z.number().int() }).nullable(),
  /**
   * `storage`: this computer's disk does not take what comes in (it is full, it is damaged); it is tried again, and what the agent
   * wrote is kept. `rebuilding`: what was cached could not be read and is fetched anew; outbox and drafts are here.
   */
  problem: z.enum(['storage', 'rebuilding']).nullable(),
  /**
   * Where the keys of what lies on this computer are. `profile`: beside the data, which is all a browser can do; in the desktop it
   * means that there is no keychain. Null: nobody is signed in, or nothing is sealed.
   */
  keyStorage: z.enum(['keychain', 'profile']).nullable(),
  /** The server's time minus this computer's, ms; all times here are the server's. */
  clockOffsetMs: z.number().int(),
  /** Written, not yet confirmed by the server. */
  waiting: z.number().int(),
  /** Of those, what a customer or a colleague waits for: what counts in words. That one has read something is not among it. */
  awaited: z.number().int(),
  /** Refused or unreadable: the agent has to look. */
  parked: z.number().int(),
  /** When the rows on this computer were last known to equal the server's; null: never. */
  lastSyncedAt: epochMs.nullable(),
  cachedMessages: z.number().int(),
  /** Who is signed in on this computer; null when nobody is. Known offline too. */
  userId: userSchema.shape.id.nullable(),
  server: z.string().nullable(),
  /** Name of the database windows read; null when signed out. */
  database: z.string().nullable(),
  /** Name of a database they will read as soon as its first rows are written, and may open until then; null otherwise. */
  opening: z.string().nullable().default(null),
});
export type SyncState = z.infer<typeof syncStateSchema>;
