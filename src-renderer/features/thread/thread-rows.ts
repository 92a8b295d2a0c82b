import type { ThreadMessage } from '../../sync/index.ts';

/** What a thread is drawn from, top to bottom. */
export type ThreadRow =
  | { kind: 'day'; id: string; at: number }
  | { kind: 'message'; id: string; item: ThreadMessage; follows: boolean };

/** Messages of one author closer than this stand together. */
const togetherMs = 5 * 60_000;

/** Puts days between messages. `follows` is set on what the same author said shortly after, so that no name is repeated. */
export function threadRows(messages: readonly ThreadMessage[]): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let day = '';
  let before: ThreadMessage | null = null;
  for (const item of messages) {
    const { message } = item;
    const today = new Date(message.sentAt).toDateString();
    const isNewDay = today !== day;
    if (isNewDay) rows.push({ kind: 'day', id: `day:${message.id}`, at: message.sentAt });
    const follows = before !== null && !isNewDay && standTogether(before, item);
    rows.push({ kind: 'message', id: message.id, item, follows });
    day = today;
    before = item;
  }
  return rows;
}

function standTogether({ message: a }: ThreadMessage, { message: b }: ThreadMessage): boolean {
  if (a.kind === 'system' || a.kind !== b.kind || a.authorId !== b.authorId) return false;
  return b.sentAt - a.sentAt < togetherMs && b.subject === null;
}
