import { create } from 'zustand';
import { personal } from '../../sync/index.ts';

interface AsideView {
  /** Which of the two panes beside a thread is shown, by conversation; left out: the customer. */
  shown: Readonly<Record<string, 'customer' | 'aside'>>;
  /** The talk that is open, by conversation; left out: the one spoken in last. */
  open: Readonly<Record<string, string>>;
  /** Being written, by talk. */
  texts: Readonly<Record<string, string>>;
  /** How often a talk was asked for: on a narrow screen its pane has to come forward each time. */
  asked: number;
}

export const useAsideView = personal(create<AsideView>()(() => ({ shown: {}, open: {}, texts: {}, asked: 0 })));

/** Shows the talks beside a conversation, one of them or the last. */
export function showAside(conversationId: string, sideThreadId: string | null = null): void {
  useAsideView.setState(({ shown, open, asked }) => ({
    asked: asked + 1,
    shown: { ...shown, [conversationId]: 'aside' },
    open: sideThreadId === null ? open : { ...open, [conversationId]: sideThreadId },
  }));
}

export const showBeside = (conversationId: string, pane: 'customer' | 'aside'): void =>
  useAsideView.setState(({ shown }) => ({ shown: { ...shown, [conversationId]: pane } }));

export const typeAside = (sideThreadId: string, text: string): void =>
  useAsideView.setState(({ texts }) => ({ texts: { ...texts, [sideThreadId]: text } }));

export const useAsideAsked = (): number => useAsideView((view) => view.asked);
