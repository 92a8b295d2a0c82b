import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { languageSchema } from './language.ts';

export const tiers = ['none', 'silver', 'gold', 'platinum'] as const;
export const tierSchema = z.enum(tiers);
export type Tier = z.infer<typeof tierSchema>;

export const customerSchema = z.object({
  id: idSchema,
  name: z.string().max(160),
  tier: tierSchema,
  language: languageSchema.nullable(),
  /** ISO 3166-1 alpha-2, or null when unknown. */
  country: z.string().length(2).nullable(),
  city: z.string().max(120).nullable(),
  preferredChannel: channelIdSchema.nullable(),
  /** The agent who looks after this customer, or null. */
  ownerId: idSchema.nullable(),
  /** ISO 4217. `lifetimeValueMinor` is in its minor unit (cents). */
  currency: z.string().length(3),
  lifetimeValueMinor: z.number().int(),
  points: z.number().int().min(0),
  /** ISO date `YYYY-MM-DD`, or null. */
  birthday: z.iso.date().nullable(),
  /** Free words an agent should know: sizes, allergies, "call after six". */
  preferences: z.array(z.string().max(200)).max(50),
  blockedAt: epochMs.nullable(),
  customerSince: epochMs,
  updatedAt: epochMs,
});
export type Customer = z.infer<typeof customerSchema>;

export const isVip = (customer: Pick<Customer, 'tier'>): boolean => customer.tier !== 'none';

/** The name to greet by: the first word of the name, or null when the name is only an address or a number. */
export function firstName(name: string): string | null {
  const word = name.trim().split(/\s+/)[0] ?? '';
  return word === '' || /[@\d+]/.test(word) ? null : word;
}
