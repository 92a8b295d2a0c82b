import type { FigureAlert } from '#shared/domain/figure-alert.ts';
import type { Team } from '#shared/domain/team.ts';
import { listRows } from '../db/row-store.ts';
import { readListRows } from '../read/conversations.ts';
import { type ConversationLine, listHeldBy, readWaiting, type WaitingConversation } from '../read/floor.ts';
import { useLive } from './use-live.ts';
import { share, useShared } from './use-shared.ts';

/** More nobody reads; the figure of waiting opens them all, page by page. */
const waitingShown = 200;
const waiting = share((desk) => readWaiting(desk, waitingShown), 250);

/** Who waits now, longest first, and how many there are in all; and whose customers have left unanswered. */
export const useWaiting = ():
  | { items: readonly WaitingConversation[]; total: number; left: readonly WaitingConversation[] }
  | undefined => useShared(waiting);

/** What somebody has in hand, newest activity first, joined; null asks nothing. */
export function useHeldBy(userId: string | null): readonly ConversationLine[] | undefined {
  return useLive(
    userId === null ? null : `held ${userId}`,
    async (desk) => [...(await readListRows(desk, await listHeldBy(desk, userId ?? ''))).values()],
    { minIntervalMs: 250 },
  );
}

const teams = share(async (desk) => {
  const rows = await listRows(desk, 'team');
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}, 100);
const figureAlerts = share(async (desk) => {
  const rows = await listRows(desk, 'figureAlert');
  return rows.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}, 100);

export const useTeams = (): readonly Team[] | undefined => useShared(teams);
/** Thresholds that leads are told about, by name. */
export const useFigureAlerts = (): readonly FigureAlert[] | undefined => useShared(figureAlerts);
