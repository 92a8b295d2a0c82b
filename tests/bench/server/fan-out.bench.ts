import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Child } from '../child.ts';
import type { Group } from '../figures.ts';
import type { Report } from '../report.ts';
import { inTurns, median, percentile } from '../statistics.ts';
import { filledSchema, startServerChild } from './processes.ts';

export const group: Group = 'server';

const agents = 1_000;
const rounds = 60;

export async function run(report: Report): Promise<void> {
  const children: Child[] = [];
  const start = (name: Parameters<typeof startServerChild>[0]) => {
    const child = startServerChild(name);
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
    const times = await inTurns({ rounds, budgetMs: 60_000 }, { bare: emit, whole });
    const spent = [(await app.cpuMs()) - (cpu[0] ?? 0), (await bare.cpuMs()) - (cpu[1] ?? 0)];
    report.say(
      `one message to ${agents}: bare ${ms(times.bare)}, whole server ${ms(times.whole)} (median, p95 until the last has it)`,
    );
    report.say(
      `processor time a message: bare ${((spent[1] ?? 0) / (times.bare.length + 1)).toFixed(1)} ms, whole ${((spent[0] ?? 0) / (times.bare.length + 1)).toFixed(1)} ms`,
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
