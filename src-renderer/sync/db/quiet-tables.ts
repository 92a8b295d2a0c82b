import type { DBCore, Middleware } from 'dexie';

/**
 * Keeps Dexie from telling every window which keys of these tables were written. No screen watches them, and each live query of a
 * window would gather the keys of every page of a catch-up for ever, on the agent's thread.
 */
export const quietTables = (names: ReadonlySet<string>): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'quiet-tables',
  // Above what gathers the keys, which is at 0.
  level: 3,
  create: (core) => ({
    table(name) {
      const table = core.table(name);
      if (!names.has(name)) return table;
      const prefix = `idb://${core.schema.name}/${name}/`;
      return {
        ...table,
        mutate: (request) =>
          table.mutate(request).then((answer) => {
            const parts: unknown = Reflect.get(request.trans, 'mutatedParts');
            if (typeof parts === 'object' && parts !== null)
              for (const part of Object.keys(parts)) if (part.startsWith(prefix)) Reflect.deleteProperty(parts, part);
            return answer;
          }),
      };
    },
  }),
});
