import type { RefusalCode } from '#shared/contract/errors.ts';
import type { BulkAction, BulkOutcome } from '#shared/domain/bulk-action.ts';

/**
 * One deed of an agent. Over many conversations it is several actions (the contract takes 500 at once), whose ids share everything
 * up to the last dot.
 */
export interface BulkGroup {
  id: string;
  action: string;
  at: number;
  parts: readonly BulkAction[];
  total: number;
  refused: readonly (BulkOutcome & { refusal: RefusalCode })[];
  /** Conversations the action has changed. */
  changed: number;
  restored: number;
  /** Changed by somebody since, so an undo left them as they are. */
  movedOn: number;
  isUndone: boolean;
}

/** So many conversations in one action: small enough that the server answers well within a request's patience. */
export const partSize = 200;

export const partId = (groupId: string, part: number): string => `${groupId}.${part}`;
const groupIdOf = (bulkId: string): string =>
  bulkId.includes('.') ? bulkId.slice(0, bulkId.lastIndexOf('.')) : bulkId;

/** The deeds behind these actions, in the order of the first of each. */
export function groupsOf(actions: readonly BulkAction[]): BulkGroup[] {
  const parts = new Map<string, BulkAction[]>();
  for (const action of actions) parts.set(groupIdOf(action.id), [...(parts.get(groupIdOf(action.id)) ?? []), action]);
  return [...parts].map(([id, rows]) => groupOf(id, rows));
}

function groupOf(id: string, parts: readonly BulkAction[]): BulkGroup {
  const outcomes = parts.flatMap((part) => part.outcomes);
  const isRefused = (one: BulkOutcome): one is BulkOutcome & { refusal: RefusalCode } => one.refusal !== null;
  return {
    id,
    action: parts[0]?.action ?? '',
    at: Math.min(...parts.map(({ at }) => at)),
    parts,
    total: outcomes.length,
    refused: outcomes.filter(isRefused),
    changed: outcomes.filter(({ refusal, after }) => refusal === null && Object.keys(after).length > 0).length,
    restored: outcomes.filter(({ undone }) => undone === 'restored').length,
    movedOn: outcomes.filter(({ undone }) => undone === 'moved-on').length,
    isUndone: parts.every(({ undoneAt }) => undoneAt !== null),
  };
}

/** How many were refused for each reason, the most frequent first. */
export function reasonsOf({ refused }: Pick<BulkGroup, 'refused'>): { code: RefusalCode; count: number }[] {
  const counts = new Map<RefusalCode, number>();
  for (const { refusal } of refused) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
