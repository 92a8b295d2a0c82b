import type { Sessions } from '../identity/index.ts';
import type { Effects } from '../sync/index.ts';
import { endAllOn } from './end-session.ts';
import { peopleEffects } from './people-effects.ts';
import { sessionEffects } from './session-effects.ts';
import { threadEffects } from './thread-effects.ts';

interface Parts {
  sessions: Sessions;
  nudges: { sender: () => void; changed: () => void };
}

/** The effects of all other rooms, and supervision's around and beside them. */
export function withSupervision(base: Effects, { sessions, nudges }: Parts): Effects {
  const all: Effects = {
    ...base,
    ...sessionEffects(nudges),
    ...peopleEffects(sessions),
    ...threadEffects(() => all),
    'message.send': async (step) => {
      const merge = await step.unit.find('conversationMerge', step.args.conversationId);
      // It would reopen a conversation that ended elsewhere; the author's words stay with them, to be sent there.
      if (merge) return { code: 'conflict', detail: `this conversation was merged into ${merge.targetId}` };
      return (await base['message.send']?.(step)) ?? null;
    },
    'conversation.resolve': async (step) => {
      const refusal = (await base['conversation.resolve']?.(step)) ?? null;
      if (refusal === null && step.writes.length > 0) {
        await endAllOn(step.unit, step.args.conversationId, step.context.actor.userId);
        step.unit.afterCommit(nudges.changed);
      }
      return refusal;
    },
  };
  return all;
}
