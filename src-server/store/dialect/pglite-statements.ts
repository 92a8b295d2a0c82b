import { messages, type PGlite, parse, protocol } from '@electric-sql/pglite';

/** Enough for every statement the server has; the least recently used one is closed when it is exceeded. */
const keptStatements = 500;
/** Texts longer than this are one-offs with many rows in them: not worth keeping. */
const longestKept = 8_000;
/** A plan is at most this many written rows old: one made for an empty table must not be kept for a full one. */
const rowsPerPlan = 1_000;

interface Statement {
  name: string;
  parameterTypes: number[];
}
const once: Statement = { name: 'once', parameterTypes: [] };

interface QueryAnswer {
  rows: unknown[];
  affectedRows: number;
}

const { serialize } = protocol;

/**
 * Runs statements over PostgreSQL's own protocol: a text is parsed once and kept by name, and binding, running and answering are
 * one pass instead of five. Three to four times cheaper than `PGlite.query`, which parses and describes every time.
 * PostgreSQL keeps the plan of a text that is run often where that promises to be cheaper, which halves the cost of a short
 * statement. An embedded database gathers no statistics that would tell it of growing tables; so all plans are thrown away again
 * and again as rows are written.
 */
export async function openStatements(
  database: PGlite,
): Promise<(text: string, parameters: readonly unknown[]) => QueryAnswer> {
  const kept = new Map<string, Statement>();
  let made = 0;
  let rowsWritten = 0;

  function exchange(requests: readonly Uint8Array[]): messages.BackendMessage[] {
    const parser = new protocol.Parser();
    const answers: messages.BackendMessage[] = [];
    // The database runs inside this call; the promise only covers syncing to a file system that has to be told, which Node's has not.
    void database.execProtocolRawStream(Buffer.concat(requests), {
      syncToFs: false,
      onRawData: (bytes) => parser.parse(bytes, (message) => answers.push(message)),
    });
    const failure = answers.find((message) => message instanceof messages.DatabaseError);
    if (failure) throw failure;
    return answers;
  }

  function prepare(text: string, name: string): Statement {
    const answers = exchange([
      serialize.parse({ text, name }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    ]);
    return { name, parameterTypes: parse.parseDescribeStatementResults(answers) };
  }

  function find(text: string): Statement {
    if (text.length > longestKept) {
      close(['', once]);
      return prepare(text, once.name);
    }
    const known = kept.get(text);
    kept.delete(text);
    made += known ? 0 : 1;
    const statement = known ?? prepare(text, `s${made}`);
    kept.set(text, statement);
    if (kept.size > keptStatements) close(kept.entries().next().value);
    return statement;
  }

  function close(oldest: [string, Statement] | undefined): void {
    if (oldest === undefined) return;
    kept.delete(oldest[0]);
    exchange([serialize.close({ type: 'S', name: oldest[1].name }), serialize.sync()]);
  }

  function forgetAll(): void {
    for (const { name } of kept.values()) exchange([serialize.close({ type: 'S', name }), serialize.sync()]);
    kept.clear();
  }

  function plansAge(text: string, { affectedRows }: QueryAnswer): void {
    if (/^\s*select\b/i.test(text)) return;
    rowsWritten += affectedRows;
    if (rowsWritten < rowsPerPlan) return;
    rowsWritten = 0;
    exchange([serialize.query('discard plans')]);
  }

  function run(text: string, parameters: readonly unknown[]): QueryAnswer {
    const { name, parameterTypes } = find(text);
    const values = parameters.map((value, index) => {
      if (value === null || value === undefined) return null;
      const type = parameterTypes[index];
      return (type === undefined ? undefined : database.serializers[type]?.(value)) ?? String(value);
    });
    const answers = exchange([
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    const [result] = parse.parseResults(answers, database.parsers);
    return { rows: result?.rows ?? [], affectedRows: result?.affectedRows ?? 0 };
  }

  return (text, parameters) => {
    // A changed table may answer with other columns than a kept statement has promised.
    if (/^\s*(create|alter|drop)\b/i.test(text)) forgetAll();
    const answer = run(text, parameters);
    plansAge(text, answer);
    return answer;
  };
}
