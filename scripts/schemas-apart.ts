import MagicString from 'magic-string';
import { type ESTree, type Plugin, parseAst } from 'vite';

/**
 * Splits each module of `src-shared` in two for the bundler: what is made of schemas, and the rules and names beside it. One noun has
 * one file, and a bundler puts a file into one place: the first rule that a start takes from the domain would bring every schema and
 * zod with them, and a start needs none.
 */
export const schemasApart = (): Plugin => ({
  name: 'schemas-apart',
  apply: 'build',
  // What comes here is JavaScript already.
  enforce: 'post',
  transform: {
    filter: { id: /\/src-shared\/.*\.ts(\?rules|\?schemas)?$/ },
    handler(code, id) {
      const [file = '', half] = id.replace(/^.*\//, './').split('?');
      const split = splitModule(code, file);
      if (split === null) return null;
      if (half !== 'rules' && half !== 'schemas') return { code: split.whole, map: { mappings: '' } };
      return { code: split[half].toString(), map: split[half].generateMap({ hires: true }) };
    },
  },
});

/**
 * @param file how the module names itself, to import one half from the other
 * @returns null for a module that is better left as it is: it has only one of both, or says something else than declarations
 */
export function splitModule(code: string, file: string) {
  const { body } = parseAst(code);
  const imports = body.filter((statement) => statement.type === 'ImportDeclaration');
  const declared = body.flatMap((statement) => declaredBy(statement) ?? []);
  if (imports.length + declared.length < body.length) return null;

  const imported = imports.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name));
  const isSchema = schemasAmong(declared, new Set(imported.filter((name) => name === 'z' || /Schemas?$/.test(name))));
  const halves = { rules: declared.filter((one) => !isSchema(one)), schemas: declared.filter(isSchema) };
  if (halves.rules.length === 0 || halves.schemas.length === 0) return null;

  const halfOf = (kept: readonly Declared[], others: readonly Declared[]): MagicString => {
    const half = new MagicString(code);
    for (const { start, end } of others) half.remove(start, end);
    for (const { start, inner, isExported } of kept) if (isExported) half.remove(start, inner);
    return half.append(`\nexport { ${namesOf(kept).join(', ')} };\n`);
  };
  const exported = (half: readonly Declared[]) => namesOf(half.filter(({ isExported }) => isExported)).join(', ');
  return {
    rules: halfOf(halves.rules, halves.schemas),
    schemas: halfOf(halves.schemas, halves.rules).prepend(
      `import { ${namesOf(halves.rules).join(', ')} } from '${file}?rules';`,
    ),
    whole: `export { ${exported(halves.rules)} } from '${file}?rules';\nexport { ${exported(halves.schemas)} } from '${file}?schemas';\n`,
  };
}

type Statement = ESTree.Program['body'][number];

interface Declared {
  names: string[];
  /** Every name in it, its own among them. */
  mentions: ReadonlySet<string>;
  isExported: boolean;
  start: number;
  /** Where it begins without the word `export`. */
  inner: number;
  end: number;
}

const namesOf = (some: readonly Declared[]): string[] => some.flatMap(({ names }) => names);

function declaredBy(statement: Statement): Declared | null {
  const isExported = statement.type === 'ExportNamedDeclaration';
  const inner = isExported ? statement.declaration : statement;
  const names = inner && declaredNames(inner);
  if (!inner || !names) return null;
  return {
    names,
    mentions: namesIn(inner),
    isExported,
    start: statement.start,
    inner: inner.start,
    end: statement.end,
  };
}

function declaredNames(declaration: Statement | ESTree.Declaration): string[] | null {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')
    return declaration.id ? [declaration.id.name] : null;
  if (declaration.type !== 'VariableDeclaration') return null;
  const names = declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  return names.length === declaration.declarations.length ? names : null;
}

/** Names of properties too: whoever is taken for a schema by mistake only stays where the schemas are. */
function namesIn(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found;
  if (Reflect.get(node, 'type') === 'Identifier') found.add(String(Reflect.get(node, 'name')));
  for (const value of Object.values(node)) namesIn(value, found);
  return found;
}

/** A schema is what mentions zod or another schema. */
function schemasAmong(declared: readonly Declared[], known: Set<string>): (one: Declared) => boolean {
  const isSchema = ({ mentions }: Declared) => [...mentions].some((name) => known.has(name));
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const one of declared) if (isSchema(one)) for (const name of one.names) known.add(name);
  }
  return isSchema;
}
