import type { EntityName, Row } from '../domain/entities.ts';
import type { RowKey, Rows, RowWrite } from './definition.ts';

const keyOf = (entity: string, id: string) => `${entity} ${id}`;

/** Rows loaded for one mutation. Both sides use it, so both see the same errors for the same mistakes. */
export class LoadedRows implements Rows {
  readonly #rows = new Map<string, unknown>();

  put<E extends EntityName>(entity: E, id: string, row: Row<E> | null): void {
    this.#rows.set(keyOf(entity, id), row);
  }

  has(entity: EntityName, id: string): boolean {
    return this.#rows.has(keyOf(entity, id));
  }

  find<E extends EntityName>(entity: E, id: string): Row<E> | null {
    const key = keyOf(entity, id);
    if (!this.#rows.has(key)) throw new Error(`A mutation read ${key} without naming it in reads or follow`);
    return this.#rows.get(key) as Row<E> | null;
  }

  get<E extends EntityName>(entity: E, id: string): Row<E> {
    const row = this.find(entity, id);
    if (row === null) throw new Error(`${keyOf(entity, id)} is missing although it was checked to be there`);
    return row;
  }

  /** The first of these keys that had to be there and is not, or null. */
  firstMissing(keys: readonly RowKey[]): RowKey | null {
    return keys.find(({ entity, id, optional }) => !optional && this.find(entity, id) === null) ?? null;
  }
}

export const writeId = (write: RowWrite): string => (write.row === null ? write.id : write.row.id);
