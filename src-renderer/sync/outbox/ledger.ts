import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { OutboxEntry, Touched } from './entry.ts';

/** The server's version of a row under unconfirmed changes; `row` null: the server has none. */
export interface Shadow {
  readonly entity: EntityName;
  readonly id: string;
  readonly generation: number;
  readonly row: Row<EntityName> | null;
}

export const keyOf = (entity: string, id: string): string => `${entity} ${id}`;
export const keyOfTouched = ({ entity, id }: Touched): string => keyOf(entity, id);

/** Whether its optimistic rows are on screen. A parked one has been taken back. */
export const isActive = (entry: OutboxEntry): boolean => entry.state !== 'parked';

/**
 * The outbox and the shadows as they are on disk, in memory. Changing it means: copy, change the copy, commit the copy's
 * differences in one transaction, then let the copy take its place. So memory never says what the disk does not.
 */
export class Ledger {
  readonly entries: Map<string, OutboxEntry>;
  readonly shadows: Map<string, Shadow>;
  readonly changedEntries = new Map<number, OutboxEntry | null>();
  readonly changedShadows = new Map<string, { entity: EntityName; id: string; shadow: Shadow | null }>();
  #lastSeq: number;

  constructor(entries: Iterable<OutboxEntry>, shadows: Iterable<Shadow>, lastSeq: number) {
    this.entries = new Map([...entries].map((entry) => [entry.mutationId, entry]));
    this.shadows = new Map([...shadows].map((shadow) => [keyOf(shadow.entity, shadow.id), shadow]));
    this.#lastSeq = lastSeq;
  }

  copy(): Ledger {
    return new Ledger(this.entries.values(), this.shadows.values(), this.#lastSeq);
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  put(entry: OutboxEntry): void {
    this.entries.set(entry.mutationId, entry);
    this.changedEntries.set(entry.seq, entry);
  }

  remove(entry: OutboxEntry): void {
    this.entries.delete(entry.mutationId);
    this.changedEntries.set(entry.seq, null);
  }

  putShadow(shadow: Shadow): void {
    const key = keyOf(shadow.entity, shadow.id);
    this.shadows.set(key, shadow);
    this.changedShadows.set(key, { entity: shadow.entity, id: shadow.id, shadow });
  }

  dropShadow({ entity, id }: Pick<Touched, 'entity' | 'id'>): void {
    const key = keyOf(entity, id);
    if (this.shadows.delete(key)) this.changedShadows.set(key, { entity, id, shadow: null });
  }

  /** In order of writing. */
  active(): OutboxEntry[] {
    return [...this.entries.values()].filter(isActive).sort((a, b) => a.seq - b.seq);
  }
}
