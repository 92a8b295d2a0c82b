import type { Message } from '#shared/domain/message.ts';
import { isMovable } from '#shared/mutations/conversation-split.ts';

export type SplitProblem = 'nothing' | 'notes-only' | 'nothing-stays' | 'too-many';
const atMost = 200;
const isSaid = ({ kind }: Message) => kind === 'inbound' || kind === 'outbound';

/**
 * Why these messages cannot leave, or null. The same rules as the server's, told before it is asked; `hasOlder`: there are messages
 * that are not shown, so something stays in any case.
 */
export function splitProblem(
  messages: readonly Message[],
  chosen: ReadonlySet<string>,
  hasOlder: boolean,
): SplitProblem | null {
  const leaving = messages.filter(({ id }) => chosen.has(id));
  if (leaving.length === 0) return 'nothing';
  if (leaving.length > atMost) return 'too-many';
  if (!leaving.some(isSaid)) return 'notes-only';
  const staying = messages.filter((message) => !chosen.has(message.id));
  return hasOlder || staying.some(isSaid) ? null : 'nothing-stays';
}

/** Every message that may leave, from this one to the end. */
export const fromHereOn = (messages: readonly Message[], id: string): ReadonlySet<string> =>
  new Set(
    messages
      .slice(messages.findIndex((message) => message.id === id))
      .filter(isMovable)
      .map((message) => message.id),
  );
