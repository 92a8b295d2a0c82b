import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Actor, mayAdminister } from '#shared/domain/role.ts';
import { epochMs, idSchema, newId } from '#shared/lib/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import { type Store, toRecord } from '../store/index.ts';
import { webhookEventSchema } from './events.ts';

export const subscriptionInputSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  events: z.array(webhookEventSchema).min(1),
});
export const subscriptionSchema = subscriptionInputSchema.extend({
  id: idSchema,
  createdAt: epochMs,
  disabledAt: epochMs.nullable(),
});

type Subscription = z.infer<typeof subscriptionSchema>;

function demandAdmin(actor: Actor): void {
  if (!mayAdminister(actor.role)) throw new RequestFailure('forbidden', 'only administrators keep webhooks');
}

export function createWebhooks({ store, clock }: { store: Store; clock: Clock }) {
  const shown = ['id', 'url', 'events', 'createdAt', 'disabledAt'] as const;
  return {
    async list(actor: Actor): Promise<Subscription[]> {
      demandAdmin(actor);
      const rows = await store.db.selectFrom('webhookSubscription').select(shown).orderBy('createdAt').execute();
      return rows.map((row) => subscriptionSchema.parse(row));
    },

    /** Events from now on. The secret is told once, here. */
    async subscribe(
      actor: Actor,
      { url, events }: z.infer<typeof subscriptionInputSchema>,
    ): Promise<Subscription & { secret: string }> {
      demandAdmin(actor);
      const last = await store.db
        .selectFrom('changeLog')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst();
      const created = { id: newId(), url, events, createdAt: clock.now(), disabledAt: null };
      const secret = `whsec_${randomBytes(24).toString('base64url')}`;
      await store.db
        .insertInto('webhookSubscription')
        .values(
          toRecord('webhookSubscription', {
            ...created,
            events: events as string[],
            secret,
            createdBy: actor.userId,
            cursor: last?.seq ?? 0,
          }),
        )
        .execute();
      return { ...created, secret };
    },

    async unsubscribe(actor: Actor, id: string): Promise<void> {
      demandAdmin(actor);
      const { numDeletedRows } = await store.db
        .deleteFrom('webhookSubscription')
        .where('id', '=', id)
        .executeTakeFirst();
      if (Number(numDeletedRows) === 0) throw new RequestFailure('not-found', 'there is no such webhook');
    },
  };
}
export type Webhooks = ReturnType<typeof createWebhooks>;
