import { z } from 'zod';
import type { EntityName, Row } from '../domain/entities.ts';
import type { Role } from '../domain/role.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowWrite } from './definition.ts';

/** Content is saved whole and removed by id; what differs is only the kind of row and who may. */
export function saving<const N extends string, E extends EntityName>(
  name: N,
  entity: E,
  schema: z.ZodType<Row<E>>,
  may: (role: Role) => boolean,
) {
  return defineMutation({
    name,
    args: z.object({ row: schema }),
    lane: () => entity,
    reads: () => [],
    allowed: (_rows, _args, actor) => may(actor.role),
    apply: (_rows, { row }) => ok([{ entity, row } as RowWrite]),
  });
}

/** The counterpart of `saving`. */
export function removing<const N extends string>(name: N, entity: EntityName, may: (role: Role) => boolean) {
  return defineMutation({
    name,
    args: z.object({ id: idSchema }),
    lane: () => entity,
    reads: ({ id }) => [{ entity, id }],
    allowed: (_rows, _args, actor) => may(actor.role),
    apply: (_rows, { id }) => ok([{ entity, id, row: null }]),
  });
}
