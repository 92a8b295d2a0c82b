import ts from 'typescript';

/** A key as the code asks for it; `*` stands for what is known only at run time ("tier.*"). */
export interface UsedKey {
  namespaces: string[];
  key: string;
  line: number;
}

export interface CodeFindings {
  used: UsedKey[];
  /** Every string in the file: a key handed on as data (`labelKey: 'views.mine'`) is used too. */
  strings: Set<string>;
  hardCoded: { line: number; text: string }[];
}

const spokenAttributes = new Set([
  'aria-label',
  'aria-description',
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
]);
const hasLetters = (text: string) => /\p{L}/u.test(text);

/** The namespace a file belongs to by its place: its feature, `ui` or `app`. */
export const namespaceOfFile = (path: string) => path.match(/src-renderer\/(?:features\/)?([^/]+)\//)?.[1] ?? '';

function keysOf(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')];
  }
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [...keysOf(node.left), ...keysOf(node.right)];
  }
  return [];
}

const calledName = (call: ts.CallExpression) =>
  ts.isIdentifier(call.expression)
    ? call.expression.text
    : ts.isPropertyAccessExpression(call.expression)
      ? call.expression.name.text
      : '';

/** Reads one file: the keys it asks for (`t('…')`, `i18nKey="…"`), its strings, and words written into JSX. */
export function readCode(path: string, text: string): CodeFindings {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const findings: CodeFindings = { used: [], strings: new Set(), hardCoded: [] };
  const declared = new Set<string>();
  const asked: { key: string; line: number }[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;

  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node)) findings.strings.add(node.text);
    if (ts.isCallExpression(node)) {
      const name = calledName(node);
      if (name === 't') asked.push(...keysOf(node.arguments[0]).map((key) => ({ key, line: lineOf(node) })));
      if (name === 'useTranslation') for (const namespace of keysOf(node.arguments[0])) declared.add(namespace);
      if (name === 'getFixedT') for (const namespace of keysOf(node.arguments[1])) declared.add(namespace);
    }
    if (ts.isJsxText(node) && hasLetters(node.text)) {
      findings.hardCoded.push({ line: lineOf(node), text: node.text.trim() });
    }
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isJsxElement(node.parent) &&
      ts.isStringLiteralLike(node.expression)
    ) {
      if (hasLetters(node.expression.text)) findings.hardCoded.push({ line: lineOf(node), text: node.expression.text });
    }
    if (ts.isJsxAttribute(node) && node.initializer) {
      const name = node.name.getText();
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (name === 'i18nKey' && value) {
        asked.push(...keysOf(ts.isExpression(value) ? value : undefined).map((key) => ({ key, line: lineOf(node) })));
      }
      if (spokenAttributes.has(name) && value && ts.isStringLiteralLike(value) && hasLetters(value.text)) {
        findings.hardCoded.push({ line: lineOf(node), text: `${name}="${value.text}"` });
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(file);

  const own = declared.size > 0 ? [...declared] : [namespaceOfFile(path)];
  for (const { key, line } of asked) {
    const [namespace, rest] = key.includes(':') ? key.split(':', 2) : [undefined, key];
    if (rest) findings.used.push({ namespaces: namespace ? [namespace] : own, key: rest, line });
  }
  return findings;
}
