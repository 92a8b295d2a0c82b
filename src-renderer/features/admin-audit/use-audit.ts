import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry, AuditQuery } from '#shared/domain/audit-entry.ts';
import { type RequestFailure, request, useSyncStatus } from '../../sync/index.ts';

export type AuditFilter = Pick<AuditQuery, 'actions' | 'actorId' | 'userId' | 'from' | 'to'>;

export type AuditState =
  | { name: 'loading'; entries: readonly AuditEntry[] }
  | { name: 'loaded'; entries: readonly AuditEntry[]; next: string | null }
  | { name: 'failed'; entries: readonly AuditEntry[]; code: RequestFailure['code'] };

const pageSize = 50;
/** What one export fetches at a time, and at most. */
const exportPage = 200;
export const exportAtMost = 20_000;

const ask = (filter: AuditFilter, before: string | null, limit: number) =>
  request('audit:list', { ...filter, actions: [...filter.actions], conversationId: null, before, limit });

/** The audit by a filter, newest first, page after page; asked again when the connection is back. */
export function useAudit(filter: AuditFilter): { state: AuditState; more: () => void; again: () => void } {
  const [state, setState] = useState<AuditState>({ name: 'loading', entries: [] });
  const isLive = useSyncStatus()?.status.name === 'live';
  const question = JSON.stringify(filter);
  // An answer to an older question must not replace a newer one's.
  const latest = useRef(0);
  const load = useCallback(
    async (before: string | null, shown: readonly AuditEntry[]) => {
      latest.current += 1;
      const mine = latest.current;
      setState({ name: 'loading', entries: shown });
      const answer = await ask(JSON.parse(question), before, pageSize);
      if (latest.current !== mine) return;
      if (!answer.ok) return setState({ name: 'failed', entries: shown, code: answer.error.code });
      setState({ name: 'loaded', entries: [...shown, ...answer.value.entries], next: answer.value.next });
    },
    [question],
  );
  useEffect(() => {
    if (isLive) void load(null, []);
  }, [load, isLive]);
  return {
    state: !isLive && state.name === 'loading' ? { ...state, name: 'failed', code: 'offline' } : state,
    more() {
      if (state.name === 'loaded' && state.next !== null) void load(state.next, state.entries);
    },
    again: () => void load(null, []),
  };
}

/** Everything the filter finds, up to `exportAtMost`; null when the server could not be asked to the end. */
export async function fetchAudit(filter: AuditFilter): Promise<readonly AuditEntry[] | null> {
  const found: AuditEntry[] = [];
  let before: string | null = null;
  do {
    const answer = await ask(filter, before, exportPage);
    if (!answer.ok) return null;
    found.push(...answer.value.entries);
    before = answer.value.next;
  } while (before !== null && found.length < exportAtMost);
  return found;
}
