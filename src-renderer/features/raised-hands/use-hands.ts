import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import { waitingHands } from '#shared/domain/raised-hand.ts';
import { useMe, useRaisedHands } from '../../sync/index.ts';

export interface HandList {
  /** Those who wait, longest first. */
  waiting: readonly RaisedHand[];
  /** Those somebody sees to. */
  taken: readonly RaisedHand[];
}

/** What leads have before them; nobody's own hand is among it. */
export function useHandList(): HandList | undefined {
  const meId = useMe()?.id;
  const hands = useRaisedHands();
  if (hands === undefined || meId === undefined) return undefined;
  const others = hands.filter(({ userId }) => userId !== meId);
  return { waiting: waitingHands(others), taken: others.filter(({ state }) => state === 'taken') };
}

/** This agent's own hand for help that is still up, for a conversation or at all (null). */
export function useMyHand(conversationId: string | null): RaisedHand | null {
  const meId = useMe()?.id;
  const mine = useRaisedHands()?.filter(
    (hand) => hand.userId === meId && hand.kind === 'help' && hand.state !== 'closed',
  );
  return mine?.find((hand) => hand.conversationId === conversationId) ?? null;
}
