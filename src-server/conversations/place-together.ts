import { type RawBuilder, sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import type { Put, Unit } from '../store/index.ts';
import { isTooOldToReopen } from './find-thread.ts';
import { type Arrival, append } from './place-message.ts';

/** An arrival with the conversation it belongs to, and what the message makes of that. */
interface Ready {
  arrival: Arrival;
  found: Found;
}

/** A conversation as it is, locked, with its customer's particulars. */
interface Found {
  before: Row<'conversation'>;
  /** The index of the arrival. */
  place: number;
  tier: Row<'customer'>['tier'];
  /** The customer goes by the address until a real name is given. */
  isNameless: boolean;
  /** The provider has delivered this message before. */
  isKnown: boolean;
  hasClock: boolean;
}

/** Whose place is told by the provider's thread alone, and which needs nothing but its message written. */
export const isPlain = ({ incoming, attachments }: Arrival): boolean =>
  incoming.threadKey !== null && !incoming.automatic && attachments.length === 0;

/**
 * Puts messages of different threads where they belong, with as many statements as one of them would take. Only what is simple is
 * done: customer and conversation are known and free, and nothing but the message is new. It never waits for a row that somebody
 * else has in hand, so it cannot hold up a crowd for one of them.
 * @param arrivals plain ones, no two of one thread
 * @returns what became of those that were done, with the conversation's id; the others are untouched
 */
export async function placeTogether(
  unit: Unit,
  arrivals: readonly Arrival[],
): Promise<Map<Arrival, { conversationId: string; isNew: boolean }>> {
  const inboxes = new Set((await unit.list('inbox')).map(({ id }) => id));
  const ready = await findReady(
    unit,
    arrivals.filter(({ inboxId }) => inboxes.has(inboxId)),
  );
  const done = new Map<Arrival, { conversationId: string; isNew: boolean }>();
  for (const { arrival, found } of ready) done.set(arrival, { conversationId: found.before.id, isNew: !found.isKnown });
  const news = ready.filter(({ found }) => !found.isKnown);
  if (news.length === 0) return done;
  const idsOf = (hasClock: boolean) =>
    news.flatMap(({ found }) => (found.hasClock === hasClock ? [found.before.id] : []));
  unit.foreseeNone('slaClock', idsOf(false));
  await unit.foresee('slaClock', idsOf(true));
  const puts: Put[] = [];
  for (const { arrival, found } of news) {
    const { conversation, message } = await append(unit, arrival, found.before, found, false);
    puts.push({ entity: 'conversation', row: conversation, before: found.before });
    puts.push({ entity: 'message', row: message, before: null });
  }
  await unit.putAll(puts, claims(unit, news));
  return done;
}

async function findReady(unit: Unit, arrivals: readonly Arrival[]): Promise<Ready[]> {
  if (arrivals.length === 0) return [];
  const ready: Ready[] = [];
  const taken = new Set<string>();
  for (const found of await findPlaces(unit, arrivals)) {
    const { before, place } = found;
    const arrival = arrivals[place];
    if (!arrival || taken.has(before.id) || isTooOldToReopen(before, unit.now)) continue;
    if (found.isNameless && arrival.incoming.from.name !== null) continue;
    taken.add(before.id);
    ready.push({ arrival, found });
  }
  return ready;
}

/**
 * The conversations these continue, locked. Left out is what was merged, what is another customer's, and what somebody else has in
 * hand. Each part is looked up for itself (`lateral`, locks within): the statement's plan then fits one message as well as a hundred,
 * in small tables and large ones.
 */
async function findPlaces(unit: Unit, arrivals: readonly Arrival[]): Promise<Found[]> {
  const asked = arrivals.map(({ inboxId, incoming }, place) => {
    const { threadKey, externalId, from } = incoming;
    return {
      place,
      inbox_id: inboxId,
      thread_key: threadKey,
      external_id: externalId,
      kind: from.kind,
      value: from.value,
    };
  });
  const { rows } = await sql<Row<'conversation'> & { found: Omit<Found, 'before'> }>`
    select conversation.*, json_build_object('place', asked.place, 'tier', customer.tier,
      'isNameless', customer.name = customer.address_label,
      'isKnown', exists (select from message_link l where l.inbox_id = asked.inbox_id and l.external_id = asked.external_id),
      'hasClock', exists (select from sla_clock k where k.id = conversation.id)) as found
    from json_to_recordset(${JSON.stringify(asked)}::json)
      as asked (place integer, inbox_id text, thread_key text, external_id text, kind text, value text)
    cross join lateral (select c.id, c.tier, c.name, i.label as address_label
      from identity i join customer c on c.id = i.customer_id
      where i.kind = asked.kind and i.value = asked.value for share of c skip locked) as customer
    cross join lateral (select t.conversation_id from conversation_thread t
      where t.inbox_id = asked.inbox_id and t.thread_key = asked.thread_key order by t.at desc limit 1) as latest
    cross join lateral (select * from conversation c where c.id = latest.conversation_id
      for update skip locked) as conversation
    where conversation.customer_id = customer.id
      and not exists (select from conversation_merge m where m.id = conversation.id)
    order by asked.place`.execute(unit.sql);
  return rows.map(({ found, ...before }) => ({ ...found, before }));
}

/**
 * Takes the providers' ids, which one delivery alone can, and remembers when each thread was last heard of. An id that was taken
 * since it was looked for undoes everything: then each message is placed by itself.
 */
function claims(unit: Unit, news: readonly Ready[]): RawBuilder<unknown>[] {
  const links = news.map(({ arrival: { inboxId, messageId, incoming }, found }) => ({
    inbox_id: inboxId,
    external_id: incoming.externalId,
    message_id: messageId,
    conversation_id: found.before.id,
  }));
  // In one order whoever claims, so that two servers that are brought the same do not wait for each other.
  links.sort((a, b) => (`${a.inbox_id} ${a.external_id}` < `${b.inbox_id} ${b.external_id}` ? -1 : 1));
  const threads = news.map(({ arrival: { inboxId, incoming }, found }) => ({
    inbox_id: inboxId,
    thread_key: incoming.threadKey,
    conversation_id: found.before.id,
    at: unit.now,
  }));
  return [
    sql`insert into message_link (inbox_id, external_id, message_id, conversation_id)
      select inbox_id, external_id, message_id, conversation_id
      from json_populate_recordset(null::message_link, ${JSON.stringify(links)}::json)`,
    sql`insert into conversation_thread (inbox_id, thread_key, conversation_id, at)
      select inbox_id, thread_key, conversation_id, at
      from json_populate_recordset(null::conversation_thread, ${JSON.stringify(threads)}::json)
      on conflict (inbox_id, thread_key, conversation_id) do update set at = excluded.at`,
  ];
}
