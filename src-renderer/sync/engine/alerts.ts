import type { Conversation } from '#shared/domain/conversation.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { RowToWrite } from '../db/commit.ts';
import { findRecords } from '../db/find-records.ts';
import { findMessages } from '../db/messages.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { findRows, readVisible } from '../db/row-store.ts';
import type { Applied } from '../pull/apply-changes.ts';
import type { PageAbout } from '../pull/puller.ts';
import type { SyncEvent } from './events.ts';
import { findTalkNews, tellTalkNews } from './talk-alerts.ts';

/** What a pull brings and is older than this was missed, not news: the list shows it, nothing rings. */
export const newsAgeMs = 120_000;
/** A pull with more rows than this is a catch-up after a long absence. */
const newsRows = 500;

/**
 * Watches pages for what deserves an alert. Looks at rows before and after, so that a row that only changed (a delivery receipt
 * on an old message) or that this agent changed on this computer is not news.
 */
export function createAlerts(desk: OpenDesk, now: () => number, tell: (event: SyncEvent) => void) {
  return async ({ source, rows }: PageAbout): Promise<(applied: Applied) => void> => {
    if (source === 'pull' && rows.length > newsRows) return () => undefined;
    const me = desk.userId;
    const isNews = (at: number) => source === 'push' || at > now() - newsAgeMs;
    const messages = pick(rows, 'message').filter(({ kind, sentAt }) => kind === 'inbound' && isNews(sentAt));
    const known = await findMessages(
      desk.db,
      messages.map(({ id }) => id),
    );
    const fresh = messages.filter((_, index) => known[index] === undefined);
    const moved = pick(rows, 'conversation').filter(({ assigneeId }) => assigneeId === me);
    const before = await desk.db.listing.bulkGet(moved.map(({ id }) => id));
    const newlyMine = moved.filter((row, index) => before[index]?.assigneeId !== me && isNews(row.activityAt));
    const offers = pick(rows, 'offer').filter(({ userId }) => userId === me);
    const offersBefore = await desk.db.rows('offer').bulkGet(offers.map(({ id }) => id));
    const tellSupervision = await supervisionNews(desk, rows, isNews, tell);
    const talk = { mentions: pick(rows, 'mention'), sideMessages: pick(rows, 'sideMessage') };
    const talkNews = await findTalkNews(desk, talk, isNews);

    return (applied) => {
      // A desk that is closed meanwhile (signing out) rings no more.
      void tellTalkNews(desk, talkNews, tell).catch(() => undefined);
      tellSupervision();
      const shown = new Map(pick(applied.rows, 'conversation').map((row) => [row.id, row]));
      void announceMessages(desk, fresh, shown, tell).catch(() => undefined);
      for (const conversation of newlyMine) tell({ name: 'conversation:assigned', conversation });
      offers.forEach((offer, index) => {
        const rang = offersBefore[index]?.ringingUserId !== undefined;
        if (offer.state === 'ringing' && !rang && offer.expiresAt > now()) tell({ name: 'offer:ringing', offer });
        if (offer.state !== 'ringing' && rang) tell({ name: 'offer:closed', offer });
      });
    };
  };
}

/** Whispers to this agent, hands raised and answered, and work that was taken over. */
async function supervisionNews(
  desk: OpenDesk,
  rows: readonly RowToWrite[],
  isNews: (at: number) => boolean,
  tell: (event: SyncEvent) => void,
): Promise<() => void> {
  const me = desk.userId;
  const fresh = async <E extends 'whisper' | 'raisedHand'>(entity: E, found: Row<E>[]): Promise<Row<E>[]> => {
    const known = await findRecords(
      desk.db,
      entity,
      found.map(({ id }) => id),
    );
    return found.filter((_, index) => known[index] === undefined);
  };
  const whispers = await fresh(
    'whisper',
    pick(rows, 'whisper').filter(({ toId, readAt, sentAt }) => toId === me && readAt === null && isNews(sentAt)),
  );
  const hands = pick(rows, 'raisedHand');
  const raised = await fresh(
    'raisedHand',
    hands.filter(({ userId, state, raisedAt }) => userId !== me && state === 'waiting' && isNews(raisedAt)),
  );
  // The same answer comes again with every later change of its row, and once more when a catch-up overlaps a push.
  const isUnheard = async <E extends 'raisedHand' | 'supervision'>(entity: E, found: Row<E>[], same: SameAs<E>) => {
    const known = await findRows(desk, entity, ids(found));
    return found.filter((row, index) => {
      const before = known[index];
      return !before || !same(before, row);
    });
  };
  const answered = await isUnheard(
    'raisedHand',
    hands.filter(
      ({ userId, takenBy, closedBy, takenAt, closedAt }) =>
        userId === me && (closedBy ?? takenBy ?? me) !== me && isNews(closedAt ?? takenAt ?? 0),
    ),
    (before, { takenBy, closedBy }) => before.takenBy === takenBy && before.closedBy === closedBy,
  );
  const lost = await isUnheard(
    'supervision',
    pick(rows, 'supervision').filter(
      ({ mode, formerAssigneeId, endedAt, changedAt }) =>
        mode === 'take-over' && formerAssigneeId === me && endedAt === null && isNews(changedAt),
    ),
    (before, { changedAt }) => before.mode === 'take-over' && before.changedAt === changedAt,
  );
  return () => {
    for (const whisper of whispers) {
      const message = pick(rows, 'message').find(({ id }) => id === whisper.id) ?? null;
      tell({ name: 'whisper:received', whisper, message });
    }
    for (const hand of raised) tell({ name: 'hand:raised', hand });
    for (const hand of answered) tell({ name: 'hand:answered', hand });
    for (const supervision of lost) tell({ name: 'supervision:taken-over', supervision });
  };
}

async function announceMessages(
  desk: OpenDesk,
  fresh: readonly Row<'message'>[],
  shown: ReadonlyMap<string, Conversation>,
  tell: (event: SyncEvent) => void,
): Promise<void> {
  for (const message of fresh) {
    const id = message.conversationId;
    const conversation = shown.get(id) ?? (await readVisible(desk)('conversation', id))?.row;
    if (conversation?.assigneeId === desk.userId) tell({ name: 'message:received', message, conversation });
  }
}

type SameAs<E extends EntityName> = (before: Row<E>, row: Row<E>) => boolean;
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

// A row's type follows from its entity; the list's element type cannot say so.
const pick = <E extends EntityName>(rows: readonly RowToWrite[], entity: E): Row<E>[] =>
  rows.flatMap((one) => (one.entity === entity && one.row !== null ? [one.row as Row<E>] : []));
