import { sql } from 'kysely';
import type { RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import type { Database } from '../store/index.ts';

/** `it's 10517` → `'it':* & 's':* & '10517':*`: every word as a prefix, whatever its language. Null when nothing is left. */
export function prefixQuery(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, 10)
        .map((word) => `'${word}':*`)
        .join(' & ');
}

/** Ranked search over names, addresses, order numbers and everything said that this reader may see. */
export async function search(
  db: Database,
  actor: Actor,
  { text, limit }: RequestInput<'search:all'>,
): Promise<RequestOutput<'search:all'>> {
  const query = prefixQuery(text);
  if (query === null) return { customers: [], conversations: [] };
  const pattern = `${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const customers = await db
    .selectFrom('customer')
    .selectAll()
    .where(
      sql<boolean>`to_tsvector('simple', name) @@ to_tsquery('simple', ${query})
        or id in (select customer_id from identity where lower(value) like ${pattern} or lower(label) like ${pattern})
        or id in (select customer_id from "order" where lower(number) like ${pattern})`,
    )
    .orderBy('lifetimeValueMinor', 'desc')
    .limit(limit)
    .execute();
  const view = seesEverything(actor.role)
    ? sql`true`
    : sql`(c.assignee_id = ${actor.userId} or c.queue_id is null or c.queue_id = any(${sql.val([...actor.queueIds])}::text[]))`;
  const { rows } = await sql<{ id: string; snippet: string }>`
    select found.id, found.snippet from (
      select distinct on (c.id) c.id, left(m.text, 160) as snippet, m.sent_at,
        ts_rank(to_tsvector('simple', m.text), to_tsquery('simple', ${query})) as rank
      from message m join conversation c on c.id = m.conversation_id
      where m.kind in ('inbound', 'outbound', 'note') and to_tsvector('simple', m.text) @@ to_tsquery('simple', ${query}) and ${view}
      order by c.id, rank desc
    ) found order by found.rank desc, found.sent_at desc limit ${limit}`.execute(db);
  const ids = rows.map(({ id }) => id);
  const found =
    ids.length === 0 ? [] : await db.selectFrom('conversation').selectAll().where('id', 'in', ids).execute();
  return {
    customers,
    conversations: rows.flatMap(({ id, snippet }) => {
      const conversation = found.find((candidate) => candidate.id === id);
      return conversation ? [{ conversation, snippet }] : [];
    }),
  };
}
