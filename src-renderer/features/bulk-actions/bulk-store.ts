import { create } from 'zustand';
import { personal } from '../../sync/index.ts';

export interface BulkRun {
  groupId: string;
  /** Name of the action, as in the contract. */
  action: string;
  done: number;
  total: number;
  isStopping: boolean;
}

export interface Untold {
  /** So many conversations it was; their rows may come a moment later than the deed. */
  total: number;
  /** How many refusals have been told; −1: nothing has. */
  refusals: number;
}

interface BulkState {
  /** What is being done right now, on this computer. */
  run: BulkRun | null;
  /** Deeds of this window, by id, whose end has to be told. */
  untold: ReadonlyMap<string, Untold>;
  /** The list of recent deeds is open; with an id, that one's refusals too. */
  shown: { groupId: string | null } | null;
}

export const useBulk = personal(create<BulkState>()(() => ({ run: null, untold: new Map(), shown: null })));

export const showBulkActions = (groupId: string | null = null) => useBulk.setState({ shown: { groupId } });
export const hideBulkActions = () => useBulk.setState({ shown: null });
export const stopBulk = () => useBulk.setState(({ run }) => ({ run: run && { ...run, isStopping: true } }));
export const tellOf = (groupId: string, told: Untold) =>
  useBulk.setState(({ untold }) => ({ untold: new Map(untold).set(groupId, told) }));
