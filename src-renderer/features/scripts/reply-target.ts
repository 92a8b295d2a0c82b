import { useEffect, useRef } from 'react';
import { create } from 'zustand';

type Insert = (text: string) => void;

/** The replies that are open to write in, by conversation id: how the customer pane reaches the text beside it. */
const useTargets = create<{ targets: ReadonlyMap<string, Insert> }>()(() => ({ targets: new Map() }));

/** Offers a reply's text for inserting, for as long as it is on screen. */
export function useOfferReplyTarget(conversationId: string, insert: Insert): void {
  const latest = useRef(insert);
  useEffect(() => {
    latest.current = insert;
  });
  useEffect(() => {
    useTargets.setState(({ targets }) => ({
      targets: new Map([...targets, [conversationId, (text: string) => latest.current(text)]]),
    }));
    return () =>
      useTargets.setState(({ targets }) => ({
        targets: new Map([...targets].filter(([id]) => id !== conversationId)),
      }));
  }, [conversationId]);
}

/** Puts a text into the open reply of a conversation; null while there is none. */
export const useReplyTarget = (conversationId: string): Insert | null =>
  useTargets(({ targets }) => targets.get(conversationId) ?? null);
