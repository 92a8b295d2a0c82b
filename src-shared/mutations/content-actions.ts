import { z } from 'zod';
import { cannedReplySchema } from '../domain/canned-reply.ts';
import type { EntityName, Row } from '../domain/entities.ts';
import { queueSchema } from '../domain/queue.ts';
import { rewardSchema } from '../domain/reward.ts';
import { mayAdminister, mayEditContent, type Role } from '../domain/role.ts';
import { scriptSchema } from '../domain/script.ts';
import { tagSchema } from '../domain/tag.ts';
import { workspaceSchema } from '../domain/workspace.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowWrite } from './definition.ts';

/** Content is saved whole and removed by id; what differs is only the kind of row and who may. */
function saving<const N extends string, E extends EntityName>(
  name: N,
  entity: E,
  schema: z.ZodType<Row<E>>,
  may: (role: Role) => boolean,
) {
  return defineMutation({
    name,
    args: z.object({ row: schema }),
    lane: () => entity,
    reads: () => [],
    allowed: (_rows, _args, actor) => may(actor.role),
    apply: (_rows, { row }) => ok([{ entity, row } as RowWrite]),
  });
}

function removing<const N extends string>(name: N, entity: EntityName, may: (role: Role) => boolean) {
  return defineMutation({
    name,
    args: z.object({ id: idSchema }),
    lane: () => entity,
    reads: ({ id }) => [{ entity, id }],
    allowed: (_rows, _args, actor) => may(actor.role),
    apply: (_rows, { id }) => ok([{ entity, id, row: null }]),
  });
}

export const tagSave = saving('tag.save', 'tag', tagSchema, mayEditContent);
export const tagRemove = removing('tag.remove', 'tag', mayEditContent);
export const cannedReplySave = saving('cannedReply.save', 'cannedReply', cannedReplySchema, mayEditContent);
export const cannedReplyRemove = removing('cannedReply.remove', 'cannedReply', mayEditContent);
export const scriptSave = saving('script.save', 'script', scriptSchema, mayEditContent);
export const scriptRemove = removing('script.remove', 'script', mayEditContent);
export const rewardSave = saving('reward.save', 'reward', rewardSchema, mayEditContent);
export const queueSave = saving('queue.save', 'queue', queueSchema, mayEditContent);
export const workspaceSave = saving('workspace.save', 'workspace', workspaceSchema, mayAdminister);
