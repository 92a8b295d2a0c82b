import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Group } from '../figures.ts';
import type { Report } from '../report.ts';
import { percentile } from '../statistics.ts';
import { filledSchema, startServerChild } from './processes.ts';

export const group: Group = 'server';

const agents = 1_000;
const rate = { perSecond: 200, seconds: 25 };
const conversations = 2_000;
/** Twenty teams of fifty: a message is on fifty screens. */
const teams = 20;

export async function run(report: Report): Promise<void> {
  const app = startServerChild('app');
  const desks = startServerChild('agents');
  try {
    const { address, tokens } = await app.ask('fill', { agents, queues: teams, conversations }, filledSchema);
    await desks.ask('connect', { address, tokens }, z.number());
    const stream = (seconds: number) =>
      app.ask(
        'stream',
        { ...rate, seconds, marker: 's', conversations },
        z.object({ total: z.number(), tookMs: z.number() }),
      );
    const taken = z.object({ ages: z.array(z.number()), pushes: z.number(), connected: z.number() });
    await stream(3);
    await wait(1_000);
    await desks.ask('takeAges', null, taken);
    const cpu = [await app.cpuMs(), await desks.cpuMs()];
    const { total, tookMs } = await stream(rate.seconds);
    const busy = [(await app.cpuMs()) - (cpu[0] ?? 0), (await desks.cpuMs()) - (cpu[1] ?? 0)];
    await wait(1_000);
    const { ages, pushes, connected } = await desks.ask('takeAges', null, taken);
    const expected = (total * agents) / teams;
    const share = (value: number | undefined) => `${Math.round((100 * (value ?? 0)) / tookMs)} %`;
    report.say(
      `${total} messages in ${Math.round(tookMs)} ms, ${ages.length} deliveries, ${pushes} pushes; processor: server ${share(busy[0])}, agents ${share(busy[1])}`,
    );
    report.say(
      `p50 ${percentile(ages, 0.5).toFixed(1)}, p95 ${percentile(ages, 0.95).toFixed(1)}, p99 ${percentile(ages, 0.99).toFixed(1)} ms`,
    );
    if (connected !== agents) throw new Error(`${agents - connected} agents lost their connection`);
    if (ages.length !== expected) throw new Error(`${ages.length} of ${expected} deliveries arrived`);
    report.measured('intakeToScreenP99Ms', percentile(ages, 0.99));
  } finally {
    await Promise.all([app.stop(), desks.stop()]);
  }
}
