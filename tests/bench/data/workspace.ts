import type { WireChange } from '#shared/contract/sync.ts';
import { type EntityName, entitySchemas, type Row } from '#shared/domain/entities.ts';
import { aConversation, aCustomer, aMessage, anInbox, aQueue, aUser, aWorkspace } from '../../factories/rows.ts';
import { createRandom } from './random.ts';
import { textOf } from './words.ts';

/** Changes of the log after the house is known: one for each conversation and one for each message. */
export const totalChanges = 100_000;
const conversations = 4_000;
export const longThread = { id: 'conversation-0', messages: 10_000 };
/** Threads of exactly this many messages, to compare the long one with. */
export const shortThreadMessages = 20;
const mine = 80;
const active = 600;

const change = <E extends EntityName>(entity: E, row: Row<E>): WireChange => ({ entity, id: row.id, row });

export interface BenchWorkspace {
  /** What a first page brings: the house, its people, customers. */
  house: WireChange[];
  /** In the log's order. */
  changes: WireChange[];
}

/** Changes of a workspace with 100,000 messages. */
export const changesWithAllMessages = totalChanges + conversations;

/** A workspace of so many changes for one agent; everything follows from the seed and `now`. */
export function aBenchWorkspace(agentId: string, now: number, total = totalChanges): BenchWorkspace {
  const random = createRandom(20_261_122);
  const customers = Array.from({ length: 1_000 }, (_, n) => `customer-${n}`);
  const house = [
    change('workspace', aWorkspace({ name: 'Kranj Outdoor' })),
    change('user', aUser({ id: agentId })),
    change('presence', { id: agentId, state: 'available', reason: null, since: now }),
    change('queue', aQueue()),
    change('inbox', anInbox()),
    ...customers.map((id, n) =>
      change(
        'customer',
        aCustomer({ id, name: `${capital(textOf(random, 1))} ${capital(textOf(random, 1))}`, points: n }),
      ),
    ),
    ...customers.map((id, n) =>
      change('identity', {
        id: `identity-${n}`,
        customerId: id,
        kind: 'visitor',
        value: `visitor-${n}`,
        label: `Visitor ${n}`,
      }),
    ),
  ];

  const lengths = lengthsOf(random, total);
  const changes: WireChange[] = [];
  const startedAt = now - 12 * 86_400_000;
  const stepMs = (now - startedAt) / total;
  // Messages arrive mixed, as they do in a log: round after round, one of each thread that goes on.
  for (let position = 1; changes.length < total; position += 1) {
    for (let n = 0; n < conversations; n += 1) {
      const length = lengths[n] ?? 0;
      if (position > length) continue;
      // A log names a row once a page and as it is now: the thread's line comes before its messages.
      if (position === 1) changes.push(change('conversation', conversationOf(n, length, now, agentId)));
      const sentAt = Math.round(startedAt + changes.length * stepMs);
      const words = textOf(random, 25 + Math.floor(random() * 30));
      const text = position === length ? `${lastWords(n)} ${words}` : words;
      const message = aMessage({
        id: `${String(changes.length).padStart(8, '0')}-0000-7000-8000-00000000${String(n).padStart(4, '0')}`,
        conversationId: `conversation-${n}`,
        position,
        text,
        sentAt,
        ...(position % 2 === 0
          ? {
              kind: 'outbound',
              authorId: agentId,
              senderName: null,
              delivery: { status: 'delivered', at: sentAt, failure: null },
            }
          : {}),
      });
      changes.push(change('message', message));
    }
  }
  return { house, changes };
}

/** The messages over 4,000 threads: one of 10,000, some of exactly twenty, the others a little longer. */
function lengthsOf(random: () => number, total: number): number[] {
  const lengths = Array.from({ length: conversations }, (_, n) =>
    n === 0 ? longThread.messages : shortThreadMessages,
  );
  let left = total - conversations - lengths.reduce((sum, length) => sum + length, 0);
  while (left > 0) {
    const n = mine + Math.floor(random() * (conversations - mine));
    lengths[n] = (lengths[n] ?? 0) + 1;
    left -= 1;
  }
  return lengths;
}

function conversationOf(n: number, length: number, now: number, agentId: string): Row<'conversation'> {
  const isActive = n < active;
  const isInbound = length % 2 === 1;
  const at = now - n * 60_000;
  const lastMessage = {
    id: `last-${n}`,
    position: length,
    kind: isInbound ? ('inbound' as const) : ('outbound' as const),
    authorId: isInbound ? null : agentId,
    preview: lastWords(n),
    at,
  };
  return aConversation({
    id: `conversation-${n}`,
    number: 1_000 + n,
    customerId: `customer-${n % 1_000}`,
    assigneeId: n < mine ? agentId : null,
    state: isActive ? 'open' : 'resolved',
    lastPosition: length,
    lastMessage,
    lastInboundPosition: isInbound ? length : length - 1,
    lastInboundAt: at,
    waitingSince: isActive && isInbound ? at : null,
    resolvedAt: isActive ? null : at,
    createdAt: at - 3_600_000,
    activityAt: at,
  });
}

/** How the newest message of a thread begins, so that a benchmark sees when it is painted. */
export const lastWords = (n: number): string => `The last words of thread ${n}.`;

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** One conversation of the log with its messages, oldest first. @throws when it is not there */
export function messagesOf(changes: readonly WireChange[], conversationId: string) {
  const line = changes.find(({ entity, id }) => entity === 'conversation' && id === conversationId);
  return {
    conversation: entitySchemas.conversation.parse(line?.row),
    messages: changes
      .filter(({ entity }) => entity === 'message')
      .map(({ row }) => row as Row<'message'>)
      .filter((message) => message.conversationId === conversationId),
  };
}

/** Of everybody who signs in at a benchmark's server. */
export const benchPassword = 'correct horse battery';
