import type { EntityName, Row } from '#shared/domain/entities.ts';

/** Kinds that people set up and that are asked for at every message: few rows, seldom written. */
export const keptEntities = [
  'inbox',
  'queue',
  'queueRules',
  'keywordRule',
  'slaPolicy',
  'businessHours',
] as const satisfies readonly EntityName[];
export type KeptEntity = (typeof keptEntities)[number];

const isKept = (entity: string): entity is KeptEntity => (keptEntities as readonly string[]).includes(entity);

/**
 * What a server tells the others of its commit: who it is, and which of these kinds it wrote. They forget those alone; forgetting all
 * at each other's every message would have everybody read them again for every message.
 */
export const announcementOf = (name: string, written: ReadonlySet<EntityName>): string =>
  `${name} ${[...written].filter(isKept).join(',')}`;

/** @returns null as `written` where it is not said: then it may be any of them */
export function parseAnnouncement(text: string): { name: string; written: string[] | null } {
  const [name = '', written] = text.split(' ');
  return { name, written: written === undefined ? null : written.split(',').filter((kind) => kind !== '') };
}

/** All rows of the kinds above, in memory until somebody writes one. */
export class KeptRows {
  readonly #rows = new Map<KeptEntity, readonly Row<KeptEntity>[]>();
  #version = 0;

  /** Changes whenever something is forgotten: rows read before that are not to be kept after it. */
  get version(): number {
    return this.#version;
  }

  find<E extends KeptEntity>(entity: E): readonly Row<E>[] | null {
    // Kept under the name of their entity, so they are of this kind.
    return (this.#rows.get(entity) as readonly Row<E>[] | undefined) ?? null;
  }

  keep<E extends KeptEntity>(entity: E, rows: readonly Row<E>[], version: number): void {
    if (version === this.#version) this.#rows.set(entity, rows);
  }

  /** These kinds were written by a transaction that is committed now. */
  forget(entities: Iterable<string>): void {
    for (const entity of entities) {
      if (!isKept(entity)) continue;
      this.#version += 1;
      this.#rows.delete(entity);
    }
  }

  /** Another process may have written any of them. */
  forgetAll(): void {
    this.forget(keptEntities);
  }
}
