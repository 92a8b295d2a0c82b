import { create } from 'zustand';
import type { SupervisionMode } from '#shared/domain/supervision.ts';
import { goTo } from '../../platform/location.ts';

interface SupervisionView {
  /** The way that is chosen before a session begins, by what would be watched: a conversation's or an agent's id. */
  chosen: Readonly<Record<string, SupervisionMode>>;
}

export const useSupervisionView = create<SupervisionView>()(() => ({ chosen: {} }));

export const chooseMode = (targetId: string, mode: SupervisionMode): void =>
  useSupervisionView.setState(({ chosen }) => ({ chosen: { ...chosen, [targetId]: mode } }));

/** Where a supervisor works: `supervision/<conversation>` or `supervision/agent/<user>`. */
export const supervisionPath = 'supervision';

/** Brings a conversation before a supervisor; nothing begins by it. `mode` is what the pane then offers to begin. */
export function openSupervision(conversationId: string, mode: SupervisionMode = 'monitor'): void {
  chooseMode(conversationId, mode);
  goTo(`${supervisionPath}/${conversationId}`);
}

/** The same for everything an agent does. */
export const openAgentSupervision = (userId: string): void => goTo(`${supervisionPath}/agent/${userId}`);
