import type { z } from 'zod';

/** Why a field cannot be kept, in closed words the screen translates. */
export const fieldProblems = [
  'required',
  'tooLong',
  'tooSmall',
  'tooBig',
  'email',
  'format',
  'taken',
  'twice',
  'voucherCode',
  'lastAdmin',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];
export type Problems = Readonly<Record<string, FieldProblem>>;

const isProblem = (text: string): text is FieldProblem => fieldProblems.some((known) => known === text);

/** What a schema has against a row, by field (`steps.0.title` for what lies deeper). None: it may be saved. */
export function problemsOf(schema: z.ZodType, row: unknown): Problems {
  const parsed = schema.safeParse(row);
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), wordsFor(issue)]));
}

function wordsFor(issue: z.core.$ZodIssue): FieldProblem {
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array' ? 'required' : 'tooSmall';
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'tooLong' : 'tooBig';
  if (issue.code === 'invalid_format') return issue.format === 'email' ? 'email' : 'format';
  return issue.code === 'invalid_type' ? 'required' : 'format';
}

const serverWords: Record<string, FieldProblem> = { taken: 'taken', 'last-admin': 'lastAdmin', required: 'required' };

/** The server's own findings, in the same words; one it added later reads as a matter of form. */
export const problemsFromServer = (found: readonly { field: string; problem: string }[]): Problems =>
  Object.fromEntries(
    found.map(({ field, problem }) => [field, serverWords[problem] ?? (isProblem(problem) ? problem : 'format')]),
  );
