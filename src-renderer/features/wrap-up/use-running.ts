import type { Conversation } from '#shared/domain/conversation.ts';
import { isWrappingUp, type WrapUp } from '#shared/domain/wrap-up.ts';
import { useMe, useWrapUps } from '../../sync/index.ts';

/** Seconds that are left, never below zero: the server ends it, a moment later. */
export const secondsLeft = ({ endsAt }: Pick<WrapUp, 'endsAt'>, now: number): number =>
  Math.max(0, Math.ceil((endsAt - now) / 1000));

/**
 * Whether the work after this conversation goes on. Once it is open again there is none, even while the server has not said so yet:
 * that is what the undo of resolving looks like at once, offline too.
 */
export const isStillWrappingUp = (wrapUp: WrapUp | null | undefined, { state }: Pick<Conversation, 'state'>): boolean =>
  wrapUp !== null && wrapUp !== undefined && isWrappingUp(wrapUp) && state === 'resolved';

/** The agent's own wrap-ups whose timer has not run out. */
export function useRunning(now: number): readonly WrapUp[] {
  const meId = useMe()?.id;
  return (useWrapUps() ?? []).filter(({ userId, endsAt }) => userId === meId && endsAt > now);
}
