import type { Row } from '#shared/domain/entities.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { readVisible } from '../db/row-store.ts';
import type { SyncEvent } from './events.ts';

export interface TalkNews {
  mentions: readonly Row<'mention'>[];
  sideMessages: readonly Row<'sideMessage'>[];
}

/** Of what a page brings, what this agent does not have yet and did not write. Call before the page is applied. */
export async function findTalkNews(
  desk: OpenDesk,
  { mentions, sideMessages }: TalkNews,
  isNews: (at: number) => boolean,
): Promise<TalkNews> {
  const named = mentions.filter(({ userId, seenAt, at }) => userId === desk.userId && seenAt === null && isNews(at));
  const said = sideMessages.filter(({ authorId, sentAt }) => authorId !== desk.userId && isNews(sentAt));
  const knownMentions = await desk.db.rows('mention').bulkGet(named.map(({ id }) => id));
  const knownMessages = await desk.db.rows('sideMessage').bulkGet(said.map(({ id }) => id));
  return {
    mentions: named.filter((_, index) => knownMentions[index] === undefined),
    sideMessages: said.filter((_, index) => knownMessages[index] === undefined),
  };
}

/** Tells it. Who is asked into a talk receives all that was said there: one alert, with the last words. */
export async function tellTalkNews(desk: OpenDesk, news: TalkNews, tell: (event: SyncEvent) => void): Promise<void> {
  for (const mention of news.mentions) tell({ name: 'mention:received', mention });
  const lastOf = new Map<string, Row<'sideMessage'>>();
  for (const message of news.sideMessages) {
    const before = lastOf.get(message.sideThreadId);
    if (before === undefined || before.sentAt <= message.sentAt) lastOf.set(message.sideThreadId, message);
  }
  for (const [id, message] of lastOf) {
    const thread = (await readVisible(desk)('sideThread', id))?.row;
    if (thread?.memberIds.includes(desk.userId)) tell({ name: 'side:said', thread, message });
  }
}
