import { useCallback } from 'react';
import type { AuditEntry, AuditQuery } from '#shared/domain/audit-entry.ts';
import { ok } from '#shared/lib/result.ts';
import { request } from '../../sync/index.ts';
import { type Pages, usePages } from './use-pages.ts';

export type AuditFilter = Pick<AuditQuery, 'actions' | 'actorId' | 'userId' | 'from' | 'to'>;

const pageSize = 50;
/** What one export fetches at a time, and at most. */
const exportPage = 200;
export const exportAtMost = 20_000;

const ask = (filter: AuditFilter, before: string | null, limit: number) =>
  request('audit:list', { ...filter, actions: [...filter.actions], conversationId: null, before, limit });

/** The audit by a filter, page after page. */
export function useAudit(filter: AuditFilter): Pages<AuditEntry, string> {
  const question = JSON.stringify(filter);
  return usePages(
    useCallback(
      async (before: string | null) => {
        const answer = await ask(JSON.parse(question), before, pageSize);
        return answer.ok ? ok({ lines: answer.value.entries, next: answer.value.next }) : answer;
      },
      [question],
    ),
  );
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
