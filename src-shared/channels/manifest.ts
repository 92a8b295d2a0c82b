import { z } from 'zod';
import { type ChannelId, channelIdSchema } from '../domain/channel-id.ts';
import { type IdentityKind, identityKindSchema } from '../domain/identity.ts';

/** Holds while another field of the form has one of these values. */
const conditionSchema = z.object({ field: z.string(), is: z.array(z.string()) });
export type SettingCondition = z.infer<typeof conditionSchema>;

/** One field of a channel's settings form; the admin screen and the server's check are both made from it. */
export const settingFieldSchema = z.object({
  name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  kind: z.enum(['text', 'secret', 'number', 'boolean', 'select', 'url', 'email', 'phone']),
  required: z.boolean(),
  /** English words for API users; the desk translates `channels:<id>.<name>` and falls back to this. */
  label: z.string(),
  hint: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.string()).optional(),
  /** Shown and required only while another field has one of these values (e.g. Twilio's token only for provider "twilio"). */
  when: conditionSchema.optional(),
});
export type SettingField = z.infer<typeof settingFieldSchema>;

export const capabilitiesSchema = z.object({
  /** How long after the customer's last message a free reply is allowed, in ms; null: for ever. */
  replyWindowMs: z.number().int().positive().nullable(),
  /** Longest text of one reply in characters; null: no limit worth showing. */
  maxTextLength: z.number().int().positive().nullable(),
  /** Counts SMS segments and shows the encoding. */
  segments: z.boolean(),
  richText: z.boolean(),
  subject: z.boolean(),
  recipients: z.boolean(),
  attachments: z
    .object({ maxCount: z.number().int(), maxBytes: z.number().int(), mimeTypes: z.array(z.string()) })
    .nullable(),
  readReceipts: z.boolean(),
  deliveryReceipts: z.boolean(),
  /** The customer sees when an agent types, and the agent when the customer does. */
  typing: z.boolean(),
  /** The customer sits there and waits: the conversation moves on when its agent's desktop is gone. */
  live: z.boolean(),
  /** An agent may write first to an address that never wrote. */
  startConversation: z.boolean(),
  /** The provider calls us: the admin screen shows the address to paste there. */
  webhook: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

export interface ChannelManifest {
  readonly id: ChannelId;
  /** The provider's or medium's own name, the same in every language. */
  readonly name: string;
  readonly identityKind: IdentityKind;
  readonly capabilities: Capabilities;
  readonly settings: readonly SettingField[];
  /** Where the provider calls us only with some settings; left out: always, if `capabilities.webhook`. */
  readonly webhookWhen?: SettingCondition;
  /** Conversations of this channel one agent holds at once, unless the user row says otherwise. */
  readonly defaultCapacity: number;
}

export const manifestSchema = z.object({
  id: channelIdSchema,
  name: z.string().min(1),
  identityKind: identityKindSchema,
  capabilities: capabilitiesSchema,
  settings: z.array(settingFieldSchema),
  webhookWhen: conditionSchema.optional(),
  defaultCapacity: z.number().int().positive(),
});
