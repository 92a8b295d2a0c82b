import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import { now } from '../../platform/now.ts';
import { databaseName } from '../db/database-name.ts';
import type { ListingRecord } from '../db/records.ts';
import type { FirstRows } from '../engine/first-rows.ts';
import { lineOf } from '../read/joined-row.ts';
import { countViews, listView } from '../read/list-view.ts';
import type { ConversationListItem, ConversationQuery, ViewCounts } from '../read/shapes.ts';
import type { SyncState } from '../status.ts';
import { findEngineClient } from './current.ts';

/** What a desk is first drawn from, as it was read at an earlier start. */
export interface FirstAnswers {
  me: User;
  workspace: Workspace;
  counts: ViewCounts;
  /** The list that was looked at: the question as `useConversations` words it, and its answer from the beginning. */
  question: string;
  ids: string[];
  items: ConversationListItem[];
}

/** What hooks answer with until they have read. */
export interface KnownAtFirst {
  /** The name of the database it is of. */
  readonly desk: string;
  readonly me: User;
  readonly workspace: Workspace;
  readonly counts: ViewCounts;
  /** Undefined where this list is not known. */
  idsOf(question: string): string[] | undefined;
  item(id: string): ConversationListItem | undefined;
  forgetItems(): void;
}

let known: KnownAtFirst | null = null;

/** Gives what was kept of `desk` (the name of its database), before anything is read. Whatever is read replaces it. */
export function offerFirstAnswers(desk: string, { question, ids, items, ...facts }: FirstAnswers): void {
  known = { ...facts, desk, idsOf: (asked) => (asked === question ? ids : undefined), ...itemsOf(items) };
}

/** The same for a desk that is new on this computer: the engine has its first rows in hand and is still writing them. */
export function offerFirstRows({ desk, me, workspace, rows }: FirstRows): void {
  // Nothing of one's own is on a new computer.
  const own = { hasDraft: false, waiting: 0, parked: 0 };
  const facts = { userId: me.id, now: now(), waitingIds: new Set<string>(), parkedIds: new Set<string>() };
  const active = rows
    .map(lineOf)
    .filter(({ activeOrder }) => activeOrder !== undefined)
    .sort(asIndexed);
  known = {
    desk,
    me,
    workspace,
    counts: countViews(active, facts),
    idsOf(question) {
      const query = JSON.parse(question) as ConversationQuery;
      // Of resolved ones a first page holds those alone that come with something else.
      const ids = query.states?.includes('resolved') ? [] : listView(active, query, facts);
      // The pages behind it may have what belongs there.
      return ids.length === 0 ? undefined : ids;
    },
    ...itemsOf(rows.map((row) => ({ ...row, ...own }))),
  };
}

/** As the database's index has them: those of one moment by their ids. */
const asIndexed = (a: ListingRecord, b: ListingRecord): number =>
  (a.activeOrder ?? 0) - (b.activeOrder ?? 0) || (a.id < b.id ? -1 : 1);

function itemsOf(items: readonly ConversationListItem[]): Pick<KnownAtFirst, 'item' | 'forgetItems'> {
  const byId = new Map(items.map((item) => [item.conversation.id, item]));
  return { item: (id) => byId.get(id), forgetItems: () => byId.clear() };
}

/** Null when there is none, or the engine has said that another agent, or nobody, is signed in. */
export function firstAnswers(): KnownAtFirst | null {
  const state = findEngineClient()?.state();
  if (state !== undefined && deskOf(state) !== known?.desk) known = null;
  return known;
}

/** The name of the database of whoever is signed in, also while that is made. */
const deskOf = ({ server, userId }: SyncState): string | null =>
  server === null || userId === null ? null : databaseName(server, userId);

/** Rows have been read: one that comes into sight later must not show for a moment what it was then. */
export const forgetFirstRows = (): void => known?.forgetItems();
