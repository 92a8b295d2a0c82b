import { type RawBuilder, sql } from 'kysely';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Database } from './database.ts';

/** Rows of one kind, no two of one id, none (`isNew`) or all of them there already. */
export interface RowSet {
  entity: EntityName;
  isNew: boolean;
  rows: Row<EntityName>[];
}

const texts = new Map<string, { head: string; tail: string }>();
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Writes many rows of several kinds by one statement whose text is the same for any number of them, so that it is parsed and planned
 * once. They travel as JSON, one value a set; the table says what type each column has.
 * @param alongside further statements that write, done by the same one
 */
export async function writeMany(
  db: Database,
  sets: readonly RowSet[],
  alongside: readonly RawBuilder<unknown>[],
): Promise<void> {
  const parts = [...sets.filter(({ rows }) => rows.length > 0).map(writing), ...alongside];
  if (parts.length === 0) return;
  const named = parts.map((part, index) => sql`${sql.raw(`part${index}`)} as (${part})`);
  await sql`with ${sql.join(named)} select`.execute(db);
}

function writing({ entity, isNew, rows }: RowSet): RawBuilder<unknown> {
  const names = Object.keys(rows[0] ?? {});
  const key = `${entity} ${isNew} ${names.join(' ')}`;
  const text = texts.get(key) ?? makeText(snake(entity), names.map(snake), isNew);
  texts.set(key, text);
  const columns = names.map((name) => [name, snake(name)] as const);
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(([name, column]) => [column, Reflect.get(row, name)])),
  );
  return sql`${sql.raw(text.head)}${JSON.stringify(records)}${sql.raw(text.tail)}`;
}

function makeText(table: string, columns: readonly string[], isNew: boolean): { head: string; tail: string } {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const changed = columns.filter((column) => column !== 'id').map((column) => `"${column}" = given."${column}"`);
  const given = `json_populate_recordset(null::"${table}", `;
  return isNew
    ? { head: `insert into "${table}" (${list}) select ${list} from ${given}`, tail: '::json)' }
    : {
        head: `update "${table}" as kept set ${changed.join(', ')} from ${given}`,
        tail: '::json) as given where kept.id = given.id',
      };
}
