import type { Refusal } from '#shared/contract/errors.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { fail, type Result } from '#shared/lib/result.ts';
import type { MutationContext, RowKey, RowWrite } from '#shared/mutations/definition.ts';
import { findMutation } from '#shared/mutations/registry.ts';
import { LoadedRows } from '#shared/mutations/rows.ts';

/** Reads a row as the agent sees it: the server's, with every unconfirmed change on top. */
export type ReadRow = <E extends EntityName>(entity: E, id: string) => Promise<Row<E> | null>;

/**
 * Runs a named mutation on rows of this computer, by the same steps as the server: parse, read, follow, may they, apply.
 * Writes nothing.
 */
export async function runMutation(
  name: string,
  rawArgs: unknown,
  context: MutationContext,
  read: ReadRow,
): Promise<Result<RowWrite[], Refusal>> {
  const mutation = findMutation(name);
  if (mutation === null) return fail({ code: 'unknown-action', detail: name });
  const parsed = mutation.args.safeParse(rawArgs);
  if (!parsed.success) return fail({ code: 'invalid', detail: parsed.error.message.slice(0, 600) });
  const args = parsed.data;
  const rows = new LoadedRows();
  const load = async (keys: readonly RowKey[]): Promise<RowKey | null> => {
    for (const { entity, id } of keys) rows.put(entity, id, await read(entity, id));
    return rows.firstMissing(keys);
  };
  const missing =
    (await load(mutation.reads(args, context.actor))) ??
    (await load(mutation.follow?.(rows, args, context.actor) ?? []));
  if (missing !== null) return fail({ code: 'not-found', detail: `${missing.entity} ${missing.id}` });
  if (!mutation.allowed(rows, args, context.actor)) return fail({ code: 'forbidden', detail: name });
  return mutation.apply(rows, args, context);
}
