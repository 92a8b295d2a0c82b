import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import { newId } from '#shared/lib/ids.ts';
import { hideToast } from '../../ui/toast.tsx';
import { run } from '../conversation-actions/index.ts';

/** Asks for a lead. True when the hand is up, also offline. */
export const raiseHand = (conversationId: string | null, reason: string): Promise<boolean> =>
  run('hand.raise', {
    handId: newId(),
    conversationId,
    kind: 'help',
    reason: reason.trim(),
    rewardId: null,
    step: null,
  });

/** Asks for leave to give the reward of a script's step. */
export const askApproval = (
  conversationId: string,
  rewardId: string,
  step: NonNullable<RaisedHand['step']> | null,
): Promise<boolean> =>
  run('hand.raise', { handId: newId(), conversationId, kind: 'approval', reason: '', rewardId, step });

/** The message that told of it, wherever the hand was taken from. */
export const handToast = (handId: string): string => `hand:${handId}`;

export async function takeHand({ id }: RaisedHand): Promise<boolean> {
  hideToast(handToast(id));
  return run('hand.take', { handId: id });
}
export const closeHand = ({ id }: RaisedHand, words: string): Promise<boolean> =>
  run('hand.close', { handId: id, words: words.trim() });
export const decideHand = ({ id }: RaisedHand, approve: boolean, words: string): Promise<boolean> =>
  run('hand.decide', { handId: id, approve, words: words.trim() });
