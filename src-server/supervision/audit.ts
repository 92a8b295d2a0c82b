import { sql } from 'kysely';
import type { AuditEntry, AuditPage, AuditQuery } from '#shared/domain/audit-entry.ts';
import type { Actor } from '#shared/domain/role.ts';
import { mayReadAudit } from '#shared/domain/supervision.ts';
import { newId } from '#shared/lib/ids.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import { type Database, toRecord, type Unit } from '../store/index.ts';

type NewEntry = Pick<AuditEntry, 'actorId' | 'action' | 'subject'> &
  Partial<Pick<AuditEntry, 'conversationId' | 'userId' | 'detail'>>;

/** Writes a line of the audit in the transaction of what it is about: both happened, or neither. */
export async function recordAudit(unit: Unit, entry: NewEntry): Promise<void> {
  const { conversationId = null, userId = null, detail = {} } = entry;
  const line = { id: newId(), at: unit.now, ...entry, conversationId, userId, detail };
  await unit.sql.insertInto('audit').values(toRecord('audit', line)).execute();
}

function readCursor(before: string): [number, string] {
  const [, at, id] = /^(\d{1,16}):(.{1,80})$/.exec(before) ?? [];
  if (at === undefined || id === undefined)
    throw new RequestFailure('bad-request', 'this cursor is not one of ours: use `next` of the page before');
  return [Number(at), id];
}

/** The audit, newest first, for supervisors and administrators. @throws RequestFailure forbidden, bad-request */
export async function listAudit(db: Database, actor: Actor, query: AuditQuery): Promise<AuditPage> {
  if (!mayReadAudit(actor.role))
    throw new RequestFailure('forbidden', 'the audit is for supervisors and administrators');
  let rows = db
    .selectFrom('audit')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.actions.length > 0) rows = rows.where('action', 'in', query.actions);
  if (query.from !== null) rows = rows.where('at', '>=', query.from);
  if (query.to !== null) rows = rows.where('at', '<=', query.to);
  for (const column of ['actorId', 'userId', 'conversationId'] as const) {
    const wanted = query[column];
    if (wanted !== null) rows = rows.where(column, '=', wanted);
  }
  if (query.before !== null) {
    const [at, id] = readCursor(query.before);
    rows = rows.where(sql<boolean>`(at, id) < (${at}, ${id})`);
  }
  const found = await rows.execute();
  const entries = found.slice(0, query.limit);
  const last = entries.at(-1);
  return { entries, next: found.length > query.limit && last ? `${last.at}:${last.id}` : null };
}
