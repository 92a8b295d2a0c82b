import { type ReactNode, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { defaultSupervisionPolicy, type Supervision, type SupervisionMode } from '#shared/domain/supervision.ts';
import type { User } from '#shared/domain/user.ts';
import { useNow } from '../../platform/use-now.ts';
import { useMe, useSupervisionPolicy } from '../../sync/index.ts';
import { ConfirmMode } from './confirm-mode.tsx';
import { type Course, courseOf } from './course.ts';
import { changeSession, startSession, type Target, targetId } from './session-calls.ts';
import { chooseMode, useSupervisionView } from './supervision-view.ts';

export interface ModeFacts {
  target: Target;
  session: Supervision | null;
  conversation: Conversation | null;
  agent: User | null;
  /** As they are called in sentences; null: nobody holds it. */
  agentName: string | null;
  customerName: string;
}

export interface ModeControl {
  /** What runs, or what would begin. */
  mode: SupervisionMode;
  course: Course;
  myName: string;
  /** Goes to another way, asking first where the customer notices; before a session it is only chosen. */
  choose(mode: SupervisionMode): void;
  /** Begins the chosen way. */
  begin(): void;
  /** The question, while it is asked. */
  question: ReactNode;
}

/** The way of watching: chosen, begun, changed, and asked about before anybody outside the house notices. */
export function useMode({ target, session, conversation, agent, agentName, customerName }: ModeFacts): ModeControl {
  const policy = useSupervisionPolicy() ?? defaultSupervisionPolicy;
  const myName = useMe()?.name ?? '';
  const now = useNow(15_000);
  const chosen = useSupervisionView((view) => view.chosen[targetId(target)]) ?? 'monitor';
  const [asked, setAsked] = useState<SupervisionMode | null>(null);
  const courseFor = (mode: SupervisionMode) => courseOf({ policy, mode, conversation, agent, myName, now });
  const mode = session?.mode ?? chosen;

  function go(next: SupervisionMode): void {
    if (session) void changeSession(session, next);
    else void startSession(target, next);
  }
  const ask = (next: SupervisionMode) => (courseFor(next).asksFirst ? setAsked(next) : go(next));
  return {
    mode,
    course: courseFor(mode),
    myName,
    choose: (next) => (session ? ask(next) : chooseMode(targetId(target), next)),
    begin: () => ask(mode),
    question: asked !== null && (
      <ConfirmMode
        course={courseFor(asked)}
        mode={asked}
        agentName={agentName}
        customerName={customerName}
        myName={myName}
        onConfirm={() => go(asked)}
        onClose={() => setAsked(null)}
      />
    ),
  };
}
