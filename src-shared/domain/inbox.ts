import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';

/** How the connection to the provider stands, in words an administrator can act on. */
export const inboxHealthSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('connecting'), since: epochMs }),
  z.object({ name: z.literal('connected'), since: epochMs }),
  z.object({ name: z.literal('failing'), since: epochMs, detail: z.string().max(600) }),
  z.object({ name: z.literal('disabled'), since: epochMs }),
]);
export type InboxHealth = z.infer<typeof inboxHealthSchema>;

/** One connected account of a channel. Secrets (passwords, tokens) never stand here: only the server's vault has them. */
export const inboxSchema = z.object({
  id: idSchema,
  channel: channelIdSchema,
  name: z.string().min(1).max(80),
  /** What customers write to: an email address, a phone number, a page's name. */
  address: z.string().max(254),
  queueId: idSchema.nullable(),
  enabled: z.boolean(),
  /** The manifest's non-secret settings, checked against the manifest's fields when saved. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Names of the secrets that are set, so that the form can say "kept" without knowing them. */
  secretsSet: z.array(z.string()),
  health: inboxHealthSchema,
  /** Only invented customers write here. Set by the server when it makes the inbox, never by a form: a real one cannot become it. */
  practice: z.boolean().default(false),
  createdAt: epochMs,
});
export type Inbox = z.infer<typeof inboxSchema>;
