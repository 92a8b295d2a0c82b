import type { Labels as Words } from '#shared/contract/ipc.ts';

/** The words main shows, until and after the desk has told them in the agent's language. */
export function createLabels() {
  let words: Words = {
    open: 'Parley',
    quit: 'Quit',
    accept: 'Accept',
    decline: 'Decline',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
  };
  const listeners = new Set<() => void>();
  return {
    get: (): Words => words,
    set(next: Words): void {
      words = next;
      for (const listener of listeners) listener();
    },
    onChange(listener: () => void): void {
      listeners.add(listener);
    },
  };
}
export type Labels = ReturnType<typeof createLabels>;
