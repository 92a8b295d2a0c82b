import { create } from 'zustand';
import type { SupervisionMode } from '#shared/domain/supervision.ts';
import { goTo, supervisionPath } from '../../platform/location.ts';
import { personal } from '../../sync/index.ts';

interface SupervisionView {
  /** The way that is chosen before a session begins, by what would be watched: a conversation's or an agent's id. */
  chosen: Readonly<Record<string, SupervisionMode>>;
}

export const useSupervisionView = personal(create<SupervisionView>()(() => ({ chosen: {} })));

export const chooseMode = (targetId: string, mode: SupervisionMode): void =>
  useSupervisionView.setState(({ chosen }) => ({ chosen: { ...chosen, [targetId]: mode } }));

/** Where leads see who waits for them and what is watched. */
export const supervisionHome = 'supervision';
export const agentSupervisionPath = (userId: string): string => `${supervisionHome}/agent/${userId}`;

/** Brings a conversation before a supervisor; nothing begins by it. `mode` is what the pane then offers to begin. */
export function openSupervision(conversationId: string, mode: SupervisionMode = 'monitor'): void {
  chooseMode(conversationId, mode);
  goTo(supervisionPath(conversationId));
}

/** The same for everything an agent does. */
export const openAgentSupervision = (userId: string): void => goTo(agentSupervisionPath(userId));
