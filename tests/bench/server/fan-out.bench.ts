import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Child, startChild } from '../child.ts';
import type { Group } from '../figures.ts';
import type { Report } from '../report.ts';
import { inTurns, median, percentile } from '../statistics.ts';

export const group: Group = 'server';

const agents = 1_000;
const rounds = 60;
const rate = { perSecond: 200, seconds: 25 };
const conversations = 2_000;
/** Twenty teams of fifty: a message is on fifty screens, a change of the house on a thousand. */
const teams = 20;

const url = (name: string) => new URL(`./${name}-process.ts`, import.meta.url);
const filledSchema = z.object({ address: z.string(), tokens: z.array(z.string()) });

export async function run(report: Report): Promise<void> {
  await fanOut(report);
  await intake(report);
}

async function fanOut(report: Report): Promise<void> {
  const children: Child[] = [];
  const start = (name: string) => {
    const child = startChild(url(name));
    children.push(child);
    return child;
  };
  try {
    const [app, bare, onApp, onBare] = [start('app'), start('bare'), start('agents'), start('agents')];
    const { address, tokens } = await app.ask('fill', { agents, queues: 1, conversations: 10 }, filledSchema);
    const bareAddress = await bare.ask('address', null, z.string());
    await onApp.ask('connect', { address, tokens }, z.number());
    await onBare.ask('connect', { address: bareAddress, tokens }, z.number());
    await wait(1_000);

    let number = 0;
    const once = async (clients: Child, send: (marker: string) => Promise<number>): Promise<number> => {
      number += 1;
      const marker = `m${number}`;
      await clients.ask('expect', { marker, arrivals: agents }, z.unknown());
      const startedAt = await send(marker);
      const arrivedAt = await clients.ask('arrival', marker, z.number());
      // What one message left to do must not weigh on the next.
      await wait(50);
      return arrivedAt - startedAt;
    };
    const whole = () => once(onApp, (marker) => app.ask('receive', marker, z.number()));
    await whole();
    const payload = unstamped(await onApp.ask('sample', null, z.unknown()));
    const emit = () => once(onBare, (marker) => bare.ask('emit', { payload, marker }, z.number()));
    for (let n = 0; n < 10; n += 1) await whole();
    for (let n = 0; n < 10; n += 1) await emit();
    const cpu = [await app.cpuMs(), await bare.cpuMs()];
    const times = await inTurns(rounds, { bare: emit, whole });
    const spent = [(await app.cpuMs()) - (cpu[0] ?? 0), (await bare.cpuMs()) - (cpu[1] ?? 0)];
    report.say(
      `one message to ${agents}: bare ${ms(times.bare)}, whole server ${ms(times.whole)} (median, p95 until the last has it)`,
    );
    report.say(
      `processor time a message: bare ${((spent[1] ?? 0) / (rounds + 1)).toFixed(1)} ms, whole ${((spent[0] ?? 0) / (rounds + 1)).toFixed(1)} ms`,
    );
    report.measured('fanOutRatio', median(times.bare) / median(times.whole));
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

const ms = (values: readonly number[]) => `${median(values).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)} ms`;

/** The push as it was, with a place for the next stamp where its own was. */
function unstamped(push: unknown): unknown {
  return JSON.parse(JSON.stringify(push).replace(/"text":"[\d.]+ \S+ /, '"text":"@stamp'));
}

async function intake(report: Report): Promise<void> {
  const app = startChild(url('app'));
  const desks = startChild(url('agents'));
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
