import { z } from 'zod';
import { customerSchema } from '../domain/customer.ts';
import { isAtLeast } from '../domain/role.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';

/** What people may correct; the rest comes from the shop. */
export const customerPatchSchema = customerSchema
  .pick({
    name: true,
    language: true,
    country: true,
    city: true,
    preferredChannel: true,
    ownerId: true,
    birthday: true,
    preferences: true,
    tier: true,
  })
  .partial();

/** Changes what an agent may know better than the shop system. Only the fields named are touched; the tier takes a lead. */
export const customerUpdate = defineMutation({
  name: 'customer.update',
  args: z.object({ customerId: idSchema, patch: customerPatchSchema }),
  lane: ({ customerId }) => customerId,
  reads: ({ customerId }) => [{ entity: 'customer', id: customerId }],
  allowed: (_, input, actor) => input.patch.tier === undefined || isAtLeast(actor.role, 'lead'),
  apply(rows, input, { now }) {
    const changes = Object.fromEntries(Object.entries(input.patch).filter(([, value]) => value !== undefined));
    return ok([{ entity: 'customer', row: { ...rows.get('customer', input.customerId), ...changes, updatedAt: now } }]);
  },
});
