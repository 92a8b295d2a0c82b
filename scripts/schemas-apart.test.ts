import { build, type Plugin } from 'vite';
import { expect, test } from 'vitest';
import { schemasApart, splitModule } from './schemas-apart.ts';

const noun = `
import { z } from 'zod';
import { idSchema, newId } from './ids.ts';
const least = 1;
export const kinds = ['a', 'b'] as const;
export const kindSchema = z.enum(kinds);
const fields = { kind: kindSchema, count: z.number().min(least) };
export const nounSchema = z.object({ id: idSchema, ...fields });
export function readNoun(text: string) { return nounSchema.parse(JSON.parse(text)); }
export const isKind = (text: string) => kinds.some((kind) => kind === text) && least === 1;
export const aNoun = () => ({ id: newId(), kind: kinds[0], count: least });
`;

/** What each entry's bundle has in it, with everything it imports at once. */
async function bundles(entries: Record<string, string>): Promise<Record<string, string>> {
  const sources: Record<string, string> = {
    ...Object.fromEntries(Object.entries(entries).map(([name, code]) => [`/src-renderer/${name}.ts`, code])),
    '/src-shared/noun.ts': noun,
    '/src-shared/ids.ts':
      "import { z } from 'zod'; export const idSchema = z.string(); export const newId = () => 'id';",
  };
  const memory: Plugin = {
    name: 'memory',
    enforce: 'pre',
    resolveId: (id, from) => {
      const path = id.startsWith('./') ? `${from?.replace(/\/[^/]*$/, '')}${id.slice(1)}` : id;
      return path.replace(/\?.*/, '') in sources ? path : null;
    },
    load: (id) => sources[id.replace(/\?.*/, '')],
  };
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [memory, schemasApart()],
    build: {
      write: false,
      minify: false,
      rollupOptions: {
        input: Object.keys(entries).map((name) => `/src-renderer/${name}.ts`),
        treeshake: { moduleSideEffects: [{ test: /src-shared|zod/, sideEffects: false }] },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('no output');
  const chunks = output.output.filter((file) => file.type === 'chunk');
  const codeOf = (fileName: string): string => {
    const chunk = chunks.find((one) => one.fileName === fileName);
    return chunk === undefined ? '' : [chunk.code, ...chunk.imports.map(codeOf)].join('\n');
  };
  return Object.fromEntries(
    chunks.filter(({ isEntry }) => isEntry).map(({ name, fileName }) => [name, codeOf(fileName)]),
  );
}

test('who takes a rule gets no schema, also while another takes the schemas of the same module', async () => {
  const found = await bundles({
    start: "import { isKind, aNoun } from '/src-shared/noun.ts'; globalThis.out = [isKind('a'), aNoun()];",
    later: "import { readNoun, kinds } from '/src-shared/noun.ts'; globalThis.out = [readNoun, kinds];",
  });
  expect(found.start).toContain('kinds.some');
  expect(found.start).not.toContain('ZodError');
  expect(found.later).toContain('ZodError');
});

test('what mentions a schema stays with it, and the module says the same from outside', () => {
  const split = splitModule(noun.replace(/ as const|: string/g, ''), './noun.ts');
  expect(split?.schemas.toString()).toContain('export { kindSchema, fields, nounSchema, readNoun }');
  expect(split?.rules.toString()).toContain('export { least, kinds, isKind, aNoun }');
  expect(split?.whole).toBe(
    "export { kinds, isKind, aNoun } from './noun.ts?rules';\nexport { kindSchema, nounSchema, readNoun } from './noun.ts?schemas';\n",
  );
});

test.each([
  ['export const a = 1; export const b = () => a;', 'rules alone'],
  ["import { z } from 'zod'; export const aSchema = z.string();", 'schemas alone'],
  [
    "import { z } from 'zod'; const aSchema = z.string(); const b = 1; export { aSchema as c, b };",
    'a list of exports',
  ],
  ["import { z } from 'zod'; export const aSchema = z.string(); export const b = 1; b.toFixed();", 'something done'],
])('%s is left as it is: %s', (code) => {
  expect(splitModule(code, './x.ts')).toBeNull();
});
