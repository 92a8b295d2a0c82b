import type { z } from 'zod';
import type { Refusal } from '../contract/errors.ts';
import type { AnyRow, EntityName, Row } from '../domain/entities.ts';
import type { Actor } from '../domain/role.ts';
import type { Result } from '../lib/result.ts';

/** Names a row a mutation reads. `optional` rows may be missing (a read mark not yet made); any other missing row is `not-found`. */
export interface RowKey {
  entity: EntityName;
  id: string;
  optional?: boolean;
}

/** The rows a mutation asked for, as they are now on this side. `get` throws for a row it did not ask for: that is a bug. */
export interface Rows {
  find<E extends EntityName>(entity: E, id: string): Row<E> | null;
  get<E extends EntityName>(entity: E, id: string): Row<E>;
}

export interface MutationContext {
  actor: Actor;
  /** This side's clock, epoch ms: the desktop's for the optimistic run, the server's for the one that counts. */
  now: number;
  mutationId: string;
}

/** A row written whole, or removed (`row` null). */
export type RowWrite = AnyRow | { entity: EntityName; id: string; row: null };

/**
 * A named action. `apply` is a pure function of rows, arguments and context, so it runs twice: at once on the desktop, on
 * whatever rows it has, and then on the server, on the rows that count, in the transaction that logs the change.
 * `reads` names rows in two steps, because some are known only from others (`follow` sees what `reads` loaded).
 */
export interface Mutation<N extends string, S extends z.ZodType> {
  readonly name: N;
  readonly args: S;
  /**
   * False: it keeps what its author has looked at. No customer and no colleague waits for it, so no count of what has not gone out
   * speaks of it.
   */
  readonly isAwaited?: false;
  /** Mutations with the same lane go out in order, one after another; null: on its own. */
  lane(args: z.infer<S>): string | null;
  reads(args: z.infer<S>, actor: Actor): RowKey[];
  follow?(rows: Rows, args: z.infer<S>, actor: Actor): RowKey[];
  allowed(rows: Rows, args: z.infer<S>, actor: Actor): boolean;
  apply(rows: Rows, args: z.infer<S>, context: MutationContext): Result<RowWrite[], Refusal>;
}

export const defineMutation = <const N extends string, S extends z.ZodType>(mutation: Mutation<N, S>): Mutation<N, S> =>
  mutation;
