import { create } from 'zustand';

export interface BulkRun {
  groupId: string;
  /** Name of the action, as in the contract. */
  action: string;
  done: number;
  total: number;
  isStopping: boolean;
}

interface BulkState {
  /** What is being done right now, on this computer. */
  run: BulkRun | null;
  /** Deeds of this window whose end has to be told, with how many refusals have been told already; −1: nothing yet. */
  untold: ReadonlyMap<string, number>;
  /** The list of recent deeds is open; with an id, that one's refusals too. */
  shown: { groupId: string | null } | null;
}

export const useBulk = create<BulkState>()(() => ({ run: null, untold: new Map(), shown: null }));

export const showBulkActions = (groupId: string | null = null) => useBulk.setState({ shown: { groupId } });
export const hideBulkActions = () => useBulk.setState({ shown: null });
export const stopBulk = () => useBulk.setState(({ run }) => ({ run: run && { ...run, isStopping: true } }));
export const tellOf = (groupId: string, refusals: number) =>
  useBulk.setState(({ untold }) => ({ untold: new Map(untold).set(groupId, refusals) }));
