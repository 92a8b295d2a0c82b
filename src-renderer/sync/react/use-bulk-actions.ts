import { type BulkAction, undoableMs } from '#shared/domain/bulk-action.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import { now } from '../../platform/now.ts';
import { findRow, listRows } from '../db/row-store.ts';
import { useLive } from './use-live.ts';
import { share, useShared } from './use-shared.ts';

const recent = share(async (desk): Promise<BulkAction[]> => {
  const actions = await listRows(desk, 'bulkAction');
  const since = now() - undoableMs;
  return actions
    .filter(({ actorId, at }) => actorId === desk.userId && at > since)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}, 100);

/** This agent's own actions over many conversations that can still be undone or were, the newest first. */
export const useBulkActions = (): readonly BulkAction[] | undefined => useShared(recent);

/** The promises of a conversation; null when nothing is promised. */
export const useSlaClock = (conversationId: string | null): SlaClock | null | undefined =>
  useLive(
    conversationId === null ? null : `clock ${conversationId}`,
    (desk) => findRow(desk, 'slaClock', conversationId ?? ''),
    {
      isKept: true,
    },
  );
