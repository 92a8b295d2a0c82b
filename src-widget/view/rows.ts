import type { ChatState } from '../model/chat.ts';
import type { Texts } from '../texts/en.ts';
import type { Row } from './message-row.ts';

/** The thread as bubbles: what the server has, then what waits here. */
export function rowsOf(state: ChatState, texts: Texts): Row[] {
  const { thread, waiting, sendingId } = state;
  const lastOwn = thread.messages.filter(({ from }) => from === 'visitor').at(-1);
  let previous: string | null = null;
  const rows: Row[] = thread.messages.map((message) => {
    const own = message.from === 'visitor';
    const speaker = own ? '' : (message.authorName ?? texts.us);
    const author = own || speaker === previous ? null : speaker;
    previous = speaker;
    const read = thread.agentReadAt !== null && message.sentAt <= thread.agentReadAt;
    const { id, ref, text, files, sentAt } = message;
    const status = message === lastOwn ? (read ? 'read' : 'sent') : null;
    return { id, ref, own, author, text, files, at: sentAt, timed: true, status, problem: null };
  });
  for (const { id, text, files, writtenAt, problem } of waiting) {
    const status = problem !== null ? null : sendingId === id ? 'sending' : 'waiting';
    rows.push({ id, ref: null, own: true, author: null, text, files, at: writtenAt, timed: true, status, problem });
  }
  return rows.map((row, index) => {
    const next = rows[index + 1];
    const together = next?.own === row.own && next.author === null && minuteOf(next.at) === minuteOf(row.at);
    return { ...row, timed: !together };
  });
}

const minuteOf = (at: number) => Math.floor(at / 60_000);
