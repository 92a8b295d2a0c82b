import { useEffect, useState } from 'react';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import type { Supervision } from '#shared/domain/supervision.ts';
import type { Whisper } from '#shared/domain/whisper.ts';
import { signal } from '../client/actions.ts';
import { findRow, findRows, listRows } from '../db/row-store.ts';
import { useLive } from './use-live.ts';
import { share, useShared } from './use-shared.ts';
import { useIsLive } from './use-sync-status.ts';

const shareRows = <E extends EntityName>(entity: E, timeOf: (row: Row<E>) => number) =>
  share(async (desk) => {
    const rows = await listRows(desk, entity);
    return rows.sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1));
  }, 50);

const running = share(async (desk): Promise<readonly Supervision[]> => {
  const rows = await listRows(desk, 'supervision');
  return rows.filter(({ endedAt }) => endedAt === null).sort((a, b) => a.startedAt - b.startedAt);
}, 50);
const hands = shareRows('raisedHand', ({ raisedAt }) => raisedAt);
const participants = shareRows('participant', ({ joinedAt }) => joinedAt);

/** Sessions that run and that this reader may know of, the oldest first: an agent's list names only those they are told of. */
export const useRunningSupervisions = (): readonly Supervision[] | undefined => useShared(running);
/** One session, ended or not; null when it is not here. */
export const useSupervision = (id: string | null): Supervision | null | undefined =>
  useLive(id === null ? null : `supervision ${id}`, (desk) => findRow(desk, 'supervision', id ?? ''));
/** Hands of the last two weeks, settled ones too, the oldest first: an agent sees their own, leads everybody's. */
export const useRaisedHands = (): readonly RaisedHand[] | undefined => useShared(hands);
/** Everybody who answers, or answered, beside an assignee. */
export const useParticipants = (): readonly Participant[] | undefined => useShared(participants);

/** What belongs to messages of kind `coach`, by their ids; those that are not here are left out. */
export function useWhispers(ids: readonly string[]): readonly Whisper[] | undefined {
  return useLive(`whispers ${ids.join(' ')}`, async (desk) => {
    const rows = await findRows(desk, 'whisper', ids);
    return rows.filter((row) => row !== null);
  });
}

/** One message that is on this computer; null when it is not. */
export const useMessage = (id: string | null): Message | null | undefined =>
  useLive(id === null ? null : `message ${id}`, (desk) => findRow(desk, 'message', id ?? ''));

/**
 * Follows a session live, for as long as it is asked for; what the agent does is then told by `onPush('supervision:live')`. Begins
 * when the server has the session: it lets nobody follow one it does not know, and a signal gets no answer that would say so.
 */
export function useWatch(supervisionId: string | null): void {
  const live = useIsLive();
  const isUnconfirmed = useLive(supervisionId === null ? null : `unconfirmed ${supervisionId}`, async (desk) => {
    const shadow = await desk.db.shadow.get(['supervision', supervisionId ?? '']);
    return shadow !== undefined;
  });
  // A change of the session makes it unconfirmed again, but not unknown.
  const [knownId, setKnownId] = useState<string | null>(null);
  useEffect(() => {
    if (isUnconfirmed === false) setKnownId(supervisionId);
  }, [isUnconfirmed, supervisionId]);
  useEffect(() => {
    if (knownId === null || knownId !== supervisionId || live !== true) return undefined;
    signal('supervision:watch', { supervisionId });
    return () => signal('supervision:watch', { supervisionId: null });
  }, [knownId, supervisionId, live]);
}
