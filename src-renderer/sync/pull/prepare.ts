import { parseChange, type WireChange } from '#shared/contract/sync.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Codec } from '../codec.ts';
import type { RowToWrite } from '../db/commit.ts';
import type { GroupRecord } from '../db/records.ts';
import { sealTogether } from '../db/row-groups.ts';
import { keyOf } from '../outbox/ledger.ts';

/** A page of changes, checked, sealed and without repetitions: what takes time and needs no lock. */
export interface PreparedChanges {
  rows: RowToWrite[];
  groups: GroupRecord[];
  unknown: WireChange[];
  /** Keys that this page says something readable about; a parked unknown change of theirs is out of date. */
  known: [string, string][];
}

export async function prepareChanges(codec: Codec, changes: readonly WireChange[]): Promise<PreparedChanges> {
  const rows = new Map<string, RowToWrite>();
  const unknown = new Map<string, WireChange>();
  for (const wire of changes) {
    const key = keyOf(wire.entity, wire.id);
    const parsed = parseChange(wire);
    // The later of two changes to a row is the whole truth about it, also when only one of them can be read.
    rows.delete(key);
    unknown.delete(key);
    if (parsed.kind === 'unknown') unknown.set(key, wire);
    else rows.set(key, { entity: parsed.change.entity, id: parsed.change.id, row: parsed.change.row });
  }
  const list = [...rows.values()];
  return {
    rows: list,
    groups: await sealTogether(codec, list),
    unknown: [...unknown.values()],
    known: list.map(({ entity, id }) => [entity, id]),
  };
}

/** Rows that came with an answer and not from the log: a thread's older messages. */
export async function prepareRows<E extends EntityName>(
  codec: Codec,
  entity: E,
  rows: readonly Row<E>[],
): Promise<PreparedChanges> {
  const list: RowToWrite[] = rows.map((row) => ({ entity, id: row.id, row }));
  return { rows: list, groups: await sealTogether(codec, list), unknown: [], known: [] };
}
