import { z } from 'zod';
import { businessHoursSchema } from '#shared/domain/business-hours.ts';
import { cannedReplySchema } from '#shared/domain/canned-reply.ts';
import { dispositionSchema } from '#shared/domain/disposition.ts';
import type { Row } from '#shared/domain/entities.ts';
import { figureAlertSchema } from '#shared/domain/figure-alert.ts';
import { floorPolicySchema } from '#shared/domain/floor-policy.ts';
import { keywordRuleSchema } from '#shared/domain/keyword-rule.ts';
import { queueSchema } from '#shared/domain/queue.ts';
import { queueRulesSchema } from '#shared/domain/queue-rules.ts';
import { rewardSchema } from '#shared/domain/reward.ts';
import { scriptSchema } from '#shared/domain/script.ts';
import { slaPolicySchema } from '#shared/domain/sla-policy.ts';
import { tagSchema } from '#shared/domain/tag.ts';
import { teamSchema } from '#shared/domain/team.ts';
import { idSchema } from '#shared/lib/ids.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import type { Store } from '../../store/index.ts';
import type { Act } from './act.ts';
import { type ApiRoute, apiRoute } from './route.ts';

type Removable =
  | 'tag'
  | 'cannedReply'
  | 'script'
  | 'businessHours'
  | 'slaPolicy'
  | 'disposition'
  | 'keywordRule'
  | 'team'
  | 'figureAlert';
type Content = Removable | 'queue' | 'reward' | 'queueRules' | 'floorPolicy';

/** Small collections are read whole and written one by one, all alike. */
export function contentRoutes({ store, act }: { store: Store; act: Act }): ApiRoute[] {
  function collection<E extends Content>(
    entity: E,
    path: string,
    tag: string,
    schema: z.ZodType<Row<E>> & z.ZodObject,
    removable: boolean,
  ): ApiRoute[] {
    const byId = z.object({ id: idSchema });
    const list = apiRoute({
      method: 'GET',
      path,
      tag,
      summary: `All ${tag.toLowerCase()}`,
      answer: z.object({ items: z.array(schema) }),
      run: async () => ({
        items: (await store.db
          .selectFrom(entity as Content)
          .selectAll()
          .orderBy('id')
          .execute()) as never,
      }),
    });
    const save = apiRoute({
      method: 'PUT',
      path: `${path}/{id}`,
      tag,
      summary: 'Add or replace',
      params: byId,
      body: schema.omit({ id: true }),
      answer: schema,
      async run({ params, body, session, idempotencyKey }) {
        const row = { ...body, id: params.id };
        await act(
          session,
          idempotencyKey,
          `${entity}.save` as 'tag.save',
          { row } as unknown as MutationArgs<'tag.save'>,
        );
        return row as never;
      },
    });
    const remove = apiRoute({
      method: 'DELETE',
      path: `${path}/{id}`,
      tag,
      summary: 'Remove',
      params: byId,
      async run({ params, session, idempotencyKey }) {
        await act(session, idempotencyKey, `${entity as Removable}.remove`, params);
        return undefined;
      },
    });
    return removable ? [list, save, remove] : [list, save];
  }

  return [
    ...collection('queue', '/queues', 'Queues', queueSchema, false),
    ...collection('tag', '/tags', 'Tags', tagSchema, true),
    ...collection('cannedReply', '/canned-replies', 'Canned replies', cannedReplySchema, true),
    ...collection('script', '/scripts', 'Scripts', scriptSchema, true),
    ...collection('reward', '/rewards', 'Rewards', rewardSchema, false),
    ...collection('queueRules', '/queue-rules', 'Queue rules', queueRulesSchema, false),
    ...collection('floorPolicy', '/floor-policies', 'Floor policies', floorPolicySchema, false),
    ...collection('businessHours', '/business-hours', 'Business hours', businessHoursSchema, true),
    ...collection('slaPolicy', '/sla-policies', 'SLA policies', slaPolicySchema, true),
    ...collection('disposition', '/dispositions', 'Dispositions', dispositionSchema, true),
    ...collection('keywordRule', '/keyword-rules', 'Keyword rules', keywordRuleSchema, true),
    ...collection('team', '/teams', 'Teams', teamSchema, true),
    ...collection('figureAlert', '/figure-alerts', 'Figure alerts', figureAlertSchema, true),
  ];
}
