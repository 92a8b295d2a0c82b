import { cannedReplySchema } from '../domain/canned-reply.ts';
import { queueSchema } from '../domain/queue.ts';
import { rewardSchema } from '../domain/reward.ts';
import { mayAdminister, mayEditContent } from '../domain/role.ts';
import { scriptSchema } from '../domain/script.ts';
import { tagSchema } from '../domain/tag.ts';
import { workspaceSchema } from '../domain/workspace.ts';
import { removing, saving } from './content-definition.ts';

export const tagSave = saving('tag.save', 'tag', tagSchema, mayEditContent);
export const tagRemove = removing('tag.remove', 'tag', mayEditContent);
export const cannedReplySave = saving('cannedReply.save', 'cannedReply', cannedReplySchema, mayEditContent);
export const cannedReplyRemove = removing('cannedReply.remove', 'cannedReply', mayEditContent);
export const scriptSave = saving('script.save', 'script', scriptSchema, mayEditContent);
export const scriptRemove = removing('script.remove', 'script', mayEditContent);
export const rewardSave = saving('reward.save', 'reward', rewardSchema, mayEditContent);
export const queueSave = saving('queue.save', 'queue', queueSchema, mayEditContent);
export const workspaceSave = saving('workspace.save', 'workspace', workspaceSchema, mayAdminister);
