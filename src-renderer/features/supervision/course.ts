import type { Conversation } from '#shared/domain/conversation.ts';
import { maySupervise, type SupervisionMode, type SupervisionPolicy } from '#shared/domain/supervision.ts';
import type { User } from '#shared/domain/user.ts';
import { noticeText } from '#shared/mutations/supervision-step.ts';

/** What a way of watching brings with it, known before it begins. */
export interface Course {
  agentKnows: boolean;
  /** What the customer is told, in the customer's language; null: nothing. */
  notice: string | null;
  seesTyping: boolean;
  /** Somebody outside the house notices, or the agent loses the conversation: it is asked once more. */
  asksFirst: boolean;
}

export interface CourseFacts {
  policy: SupervisionPolicy;
  mode: SupervisionMode;
  /** Null: everything an agent does. */
  conversation: Conversation | null;
  /** Who is watched; null: nobody holds it. */
  agent: Pick<User, 'role'> | null;
  myName: string;
  now: number;
}

export function courseOf({ policy, mode, conversation, agent, myName, now }: CourseFacts): Course {
  const notice = conversation === null ? null : noticeText(policy, conversation, mode, myName, now);
  return {
    // Who supervises others sees every session anyway.
    agentKnows: mode !== 'monitor' || policy.tellAgent || (agent !== null && maySupervise(agent.role)),
    notice,
    seesTyping: policy.showTyping,
    asksFirst: mode === 'take-over' || (mode !== 'monitor' && notice !== null),
  };
}
