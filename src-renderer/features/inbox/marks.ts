import { useMemo } from 'react';
import { create } from 'zustand';
import { personal } from '../../sync/index.ts';

interface Marks {
  marked: ReadonlySet<string>;
  /** Every conversation of the view on screen, in its order. */
  inView: readonly string[];
}

const none: ReadonlySet<string> = new Set();

/** Conversations chosen together in the list. */
export const useMarks = personal(create<Marks>()(() => ({ marked: none, inView: [] })));

export const mark = (marked: ReadonlySet<string>) => useMarks.setState({ marked });
export const clearMarks = () => useMarks.setState({ marked: none });
export const markAllInView = () => useMarks.setState(({ inView }) => ({ marked: new Set(inView) }));
export const setInView = (inView: readonly string[]) => useMarks.setState({ inView });

/** What an action would act on, in the list's order: only what is still in the view, because an agent acts on what they see. */
export function useChosen(): readonly string[] {
  const marked = useMarks((state) => state.marked);
  const inView = useMarks((state) => state.inView);
  return useMemo(() => (marked.size === 0 ? [] : inView.filter((id) => marked.has(id))), [marked, inView]);
}
