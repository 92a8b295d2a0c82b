import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '#shared/lib/ids.ts';
import { createApp } from '../../../src-server/app.ts';
import { connectorFactories } from '../../../src-server/channels/registry.ts';
import { readConfig } from '../../../src-server/config.ts';
import { createSessions } from '../../../src-server/identity/index.ts';
import { systemClock } from '../../../src-server/platform/clock.ts';
import { silentLogger } from '../../../src-server/platform/log.ts';
import { recordingConnector } from '../../integration/recording-connector.ts';
import { answerParent, machineMs } from '../child.ts';
import { aFloor, visitorOf } from '../data/agents.ts';

/** The whole server, as `npm run server` starts it, with a floor of agents and a channel whose provider is the benchmark. */
const startSchema = z.object({
  agents: z.number(),
  queues: z.number(),
  conversations: z.number(),
  leads: z.number().optional(),
});
const newcomersSchema = z.object({ perSecond: z.number(), seconds: z.number(), first: z.number() });
const streamSchema = z.object({
  perSecond: z.number(),
  seconds: z.number(),
  marker: z.string(),
  conversations: z.number(),
});

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit(0));
const provider = recordingConnector();
const config = readConfig({
  PORT: '0',
  DATA_DIR: folder,
  LOG_LEVEL: 'silent',
  DATABASE_URL: process.env.BENCH_DATABASE_URL,
});
const app = await createApp({
  config,
  log: silentLogger(),
  factories: { ...connectorFactories, 'web-chat': provider.factory },
  buildFolder: join(folder, 'no-build'),
  version: '0.0.0',
});

async function fill(options: z.infer<typeof startSchema>): Promise<string[]> {
  const now = Date.now();
  const floor = aFloor({ ...options, now });
  const chunk = 500;
  await app.store.transact(async (unit) => {
    for (const row of floor.queues) await unit.put('queue', row, null);
    for (const row of floor.users) await unit.put('user', row, null);
    for (const row of floor.presence) await unit.put('presence', row, null);
  });
  for (let at = 0; at < floor.conversations.length; at += chunk) {
    await app.store.transact(async (unit) => {
      for (const row of floor.customers.slice(at, at + chunk)) await unit.put('customer', row, null);
      for (const row of floor.identities.slice(at, at + chunk)) await unit.put('identity', row, null);
      for (const row of floor.conversations.slice(at, at + chunk)) await unit.put('conversation', row, null);
    });
  }
  // Newcomers get the numbers after those.
  await sql`select setval('conversation_number', ${1_000 + options.conversations})`.execute(app.store.db);
  const threads = floor.conversations.map(({ id }, n) => ({
    inboxId: 'inbox-chat',
    threadKey: visitorOf(n),
    conversationId: id,
    at: now,
  }));
  for (let at = 0; at < threads.length; at += chunk)
    await app.store.db
      .insertInto('conversationThread')
      .values(threads.slice(at, at + chunk))
      .execute();
  const admin = { userId: 'agent-0', role: 'admin' as const, queueIds: [] };
  await app.inboxes.save(admin, {
    id: 'inbox-chat',
    channel: 'web-chat',
    name: 'Shop chat',
    queueId: 'queue-0',
    enabled: true,
    values: { title: 'Chat with us' },
  });
  const sessions = createSessions({ store: app.store, clock: systemClock, sessionMs: 86_400_000 });
  const tokens: string[] = [];
  for (const user of floor.users) tokens.push((await sessions.open(user, 'bench')).token);
  return tokens;
}

const arrive = (conversation: number, stamp: number, marker: string) =>
  provider.arrive({
    externalId: newId(),
    text: `${stamp} ${marker} Where is my order? It was to come on Tuesday and the page says nothing new.`,
    threadKey: visitorOf(conversation),
    from: { kind: 'visitor', value: visitorOf(conversation), label: `Visitor ${conversation}`, name: null },
  });

answerParent({
  async fill(input) {
    return { address: app.address, tokens: await fill(startSchema.parse(input)) };
  },
  /** One message of the first conversation's customer. @returns when it was handed over */
  async receive(marker) {
    const startedAt = machineMs();
    await arrive(0, startedAt, z.string().parse(marker));
    return startedAt;
  },
  /**
   * Messages at a steady rate, whether or not the server keeps up: each carries the time at which it was due, so a server that
   * falls behind shows it.
   */
  async stream(input) {
    const { perSecond, seconds, marker, conversations } = streamSchema.parse(input);
    const startedAt = machineMs();
    const total = perSecond * seconds;
    const stored: Promise<unknown>[] = [];
    while (stored.length < total) {
      const due = Math.min(total, Math.floor(((machineMs() - startedAt) * perSecond) / 1000));
      while (stored.length < due) {
        const stamp = startedAt + (stored.length * 1000) / perSecond;
        stored.push(arrive((stored.length * 7) % conversations, stamp, marker));
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await Promise.all(stored);
    return { total, tookMs: machineMs() - startedAt };
  },
  /** New customers at a steady rate, one after another. @returns when each was handed over, in the order they came in */
  async newcomers(input) {
    const { perSecond, seconds, first } = newcomersSchema.parse(input);
    const startedAt = machineMs();
    const handedOver: number[] = [];
    while (handedOver.length < perSecond * seconds) {
      const dueAt = startedAt + (handedOver.length * 1000) / perSecond;
      const early = dueAt - machineMs();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      // A server that falls behind shows it: the age counts from when the customer was due.
      handedOver.push(dueAt);
      await arrive(first + handedOver.length, dueAt, 'new');
    }
    return handedOver;
  },
});
