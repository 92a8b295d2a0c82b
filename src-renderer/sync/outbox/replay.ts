import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Actor } from '#shared/domain/role.ts';
import { writeId } from '#shared/mutations/rows.ts';
import type { OutboxEntry, Touched } from './entry.ts';
import { keyOf, keyOfTouched, type Ledger, type Shadow } from './ledger.ts';
import { runMutation } from './run-mutation.ts';

/** A row as it lies in its table, and the snapshot it belongs to. */
export interface StoredRow<E extends EntityName = EntityName> {
  row: Row<E>;
  generation: number;
}
export type ReadVisible = <E extends EntityName>(entity: E, id: string) => Promise<StoredRow<E> | null>;

/**
 * A row to be shown (`row` null: not shown any more). It stays of the snapshot its server version came with: a row of an older one
 * that is written anew while a snapshot runs must still be swept when that does not bring it.
 */
export interface VisibleRow {
  entity: EntityName;
  id: string;
  row: Row<EntityName> | null;
  generation?: number;
}

/**
 * Works out how rows look once the ledger has changed: the server's version of each affected row, with every unconfirmed
 * mutation that touches it run again on top, in order. Shadows nothing touches any more are dropped from the ledger.
 *
 * @param affected rows whose server version or whose mutations changed
 * @param read rows outside the affected ones, as they will be after the commit under way
 * @returns every affected row as it is to be written
 */
export async function replay(
  ledger: Ledger,
  affected: readonly Touched[],
  actor: Actor | null,
  read: ReadVisible,
): Promise<Map<string, VisibleRow>> {
  const shown = new Map<string, VisibleRow>();
  if (affected.length === 0) return shown;
  const { keys, entries } = closure(ledger, affected);
  for (const { entity, id } of keys.values()) {
    shown.set(keyOf(entity, id), { entity, id, row: ledger.shadows.get(keyOf(entity, id))?.row ?? null });
  }
  for (const entry of entries) {
    if (!isOnServer(ledger, entry)) await runAgain(ledger, entry, actor, shown, read);
  }
  const touched = new Set(entries.flatMap((entry) => entry.touched.map(keyOfTouched)));
  for (const [key, visible] of shown) {
    const generation = ledger.shadows.get(key)?.generation;
    if (generation !== undefined) visible.generation = generation;
    if (!touched.has(key)) ledger.dropShadow(visible);
  }
  return shown;
}

/** Every row and mutation connected with the affected rows: a mutation run again may write rows others have touched too. */
function closure(ledger: Ledger, affected: readonly Touched[]) {
  const keys = new Map(affected.map((touched) => [keyOfTouched(touched), touched]));
  const active = ledger.active();
  const chosen = new Set<OutboxEntry>();
  for (let size = -1; size !== chosen.size; ) {
    size = chosen.size;
    for (const entry of active) {
      if (chosen.has(entry) || !entry.touched.some((touched) => keys.has(keyOfTouched(touched)))) continue;
      chosen.add(entry);
      for (const touched of entry.touched) keys.set(keyOfTouched(touched), touched);
    }
  }
  return { keys, entries: active.filter((entry) => chosen.has(entry)) };
}

/** What the mutation made has arrived from the server, so it has taken effect there; running it again would double it. */
function isOnServer(ledger: Ledger, entry: OutboxEntry): boolean {
  return entry.touched.some(
    ({ entity, id, created }) => created && entity === 'message' && ledger.shadows.get(keyOf(entity, id))?.row != null,
  );
}

async function runAgain(
  ledger: Ledger,
  entry: OutboxEntry,
  actor: Actor | null,
  shown: Map<string, VisibleRow>,
  readVisible: ReadVisible,
): Promise<void> {
  const ran =
    actor === null
      ? null
      : await runMutation(
          entry.name,
          entry.args,
          { actor, now: entry.actedAt, mutationId: entry.mutationId },
          async (entity, id) => {
            const known = shown.get(keyOf(entity, id));
            if (known !== undefined) return known.row as Row<typeof entity> | null;
            return (await readVisible(entity, id))?.row ?? null;
          },
        );
  if (!ran?.ok) return keepWhatItMade(entry, shown, readVisible);
  const touched = new Map(entry.touched.map((one) => [keyOfTouched(one), one]));
  for (const write of ran.value) {
    const { entity } = write;
    const id = writeId(write);
    const key = keyOf(entity, id);
    if (!ledger.shadows.has(key)) ledger.putShadow(shadowOf(entity, id, await readVisible(entity, id)));
    if (!touched.has(key)) touched.set(key, { entity, id, created: ledger.shadows.get(key)?.row == null });
    shown.set(key, { entity, id, row: write.row });
  }
  if (touched.size !== entry.touched.length) ledger.put({ ...entry, touched: [...touched.values()] });
}

/**
 * The rules here refuse it now, so the server most likely will, and say so. Until then the words the agent wrote stay on screen.
 */
async function keepWhatItMade(
  entry: OutboxEntry,
  shown: Map<string, VisibleRow>,
  readVisible: ReadVisible,
): Promise<void> {
  for (const { entity, id, created } of entry.touched) {
    const now = shown.get(keyOf(entity, id));
    if (created && now?.row === null) now.row = (await readVisible(entity, id))?.row ?? null;
  }
}

export const shadowOf = (entity: EntityName, id: string, visible: StoredRow | null): Shadow => ({
  entity,
  id,
  generation: visible?.generation ?? 0,
  row: visible?.row ?? null,
});
