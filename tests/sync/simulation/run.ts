import 'fake-indexeddb/auto';
import { parseArgs } from 'node:util';
import { memoryServer } from './memory-server.ts';
import { roomsServer } from './rooms/cluster.ts';
import { runSchedule } from './schedule.ts';

/**
 * `npm run simulate -- --seeds 10000 [--from 1]`, or `--seed 42` to see one schedule happen; with `--rooms` on the real server's
 * rooms, several nodes on one database. Ends with 1 when a promise was broken.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    rooms: { type: 'boolean' },
  },
});

const server = values.rooms === true ? roomsServer : memoryServer;

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} must be a whole number above 0, not "${text}"`);
  process.exit(2);
}

async function one(seed: number): Promise<boolean> {
  const { trace, problems, ...counts } = await runSchedule(seed, server);
  for (const line of trace) console.log(line);
  console.log(counts, problems.length === 0 ? 'every promise kept' : problems);
  return problems.length === 0;
}

async function many(from: number, count: number): Promise<boolean> {
  const sum = { applied: 0, repeated: 0, refused: 0, powerCuts: 0 };
  let broken = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await runSchedule(seed, server);
    for (const name of ['applied', 'repeated', 'refused', 'powerCuts'] as const) sum[name] += outcome[name];
    if (outcome.problems.length === 0) continue;
    broken += 1;
    console.error(`seed ${seed}:`, outcome.problems.slice(0, 5));
  }
  console.log(`${count} schedules, ${broken} with broken promises`, sum);
  return broken === 0;
}

const kept =
  values.seed === undefined
    ? await many(whole('from', values.from ?? '1'), whole('seeds', values.seeds ?? '500'))
    : await one(whole('seed', values.seed));
process.exit(kept ? 0 : 1);
