import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';

/** Kinds of address. SMS and WhatsApp share `phone`, so that one number is one customer. */
export const identityKinds = ['email', 'phone', 'visitor', 'messenger', 'instagram', 'telegram'] as const;
export const identityKindSchema = z.enum(identityKinds);
export type IdentityKind = z.infer<typeof identityKindSchema>;

/** An address of a customer on a channel. `(kind, value)` is unique; `value` is normalised (E.164, lower-case email). */
export const identitySchema = z.object({
  id: idSchema,
  customerId: idSchema,
  kind: identityKindSchema,
  value: z.string().min(1).max(254),
  /** As people write it: "+386 40 555 019". */
  label: z.string().max(254),
});
export type Identity = z.infer<typeof identitySchema>;
