import { sql } from 'kysely';
import { z } from 'zod';
import { customerSchema } from '#shared/domain/customer.ts';
import { identitySchema } from '#shared/domain/identity.ts';
import { orderSchema } from '#shared/domain/order.ts';
import { timelineEntrySchema } from '#shared/domain/timeline.ts';
import { idSchema } from '#shared/lib/ids.ts';
import { customerPatchSchema } from '#shared/mutations/customer-update.ts';
import { customerTimeline } from '../../customers/index.ts';
import { RequestFailure } from '../../platform/request-failure.ts';
import type { Store } from '../../store/index.ts';
import type { Act } from './act.ts';
import { pageOf, pageQuery, readCursor, toPage } from './page.ts';
import { apiRoute } from './route.ts';

const byId = z.object({ id: idSchema });
const tag = 'Customers';
const cardSchema = z.object({
  customer: customerSchema,
  identities: z.array(identitySchema),
  orders: z.array(orderSchema),
});
export function customerRoutes({ store, act }: { store: Store; act: Act }) {
  const { db } = store;
  async function card(id: string): Promise<z.infer<typeof cardSchema>> {
    const customer = await db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst();
    if (!customer) throw new RequestFailure('not-found', 'there is no such customer');
    const identities = await db.selectFrom('identity').selectAll().where('customerId', '=', id).execute();
    const orders = await db
      .selectFrom('order')
      .selectAll()
      .where('customerId', '=', id)
      .orderBy('placedAt', 'desc')
      .limit(200)
      .execute();
    return { customer, identities, orders };
  }
  return [
    apiRoute({
      method: 'GET',
      path: '/customers',
      tag,
      summary: 'Customers by id; `search` finds names, addresses and order numbers',
      query: pageQuery.extend({ search: z.string().trim().min(1).max(120).optional() }),
      answer: pageOf(customerSchema),
      async run({ query }) {
        const after = readCursor(query.cursor);
        let rows = db
          .selectFrom('customer')
          .selectAll()
          .orderBy('id')
          .limit(query.limit + 1);
        if (after) rows = rows.where('id', '>', after[1]);
        if (query.search) {
          const pattern = `%${query.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
          rows = rows.where(
            sql<boolean>`(lower(name) like ${pattern} or id in (select customer_id from identity where lower(value) like ${pattern})
              or id in (select customer_id from "order" where lower(number) like ${pattern}))`,
          );
        }
        return toPage(await rows.execute(), query.limit, ({ id }) => [0, id]);
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/customers/{id}',
      tag,
      summary: 'The customer with addresses and orders',
      params: byId,
      answer: cardSchema,
      run: ({ params }) => card(params.id),
    }),
    apiRoute({
      method: 'PATCH',
      path: '/customers/{id}',
      tag,
      summary: 'Change what is known of a customer; only what is named',
      params: byId,
      body: customerPatchSchema,
      answer: cardSchema,
      async run({ params, body, session, idempotencyKey }) {
        await act(session, idempotencyKey, 'customer.update', { customerId: params.id, patch: body });
        return card(params.id);
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/customers/{id}/timeline',
      tag,
      summary: 'Every touch on every channel, newest first',
      params: byId,
      answer: z.object({ items: z.array(timelineEntrySchema) }),
      run: async ({ params, session }) => ({ items: await customerTimeline(store, session.actor, params.id) }),
    }),
  ];
}
