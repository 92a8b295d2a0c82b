import { z } from 'zod';
import { type Desk, openDesk } from '../e2e/harness/desk.ts';
import { freshProfile, type Host } from '../e2e/harness/hosts.ts';
import { killHard, processesOf } from './processes.ts';
import { pause } from './seeded.ts';
import { within } from './within.ts';

/** A desk that is killed and comes back on the same profile, signed in again where the computer cannot keep the session. */
export interface ChaosDesk {
  readonly desk: Desk;
  isUp(): boolean;
  /** Whether its page really is alive; a crash is told a moment after it happened. */
  answers(): Promise<boolean>;
  /** Ends its renderer processes, and with them its worker, as a crash would. */
  killRenderer(): void;
  /** Ends the engine's worker alone; its windows live on. */
  killWorker(): Promise<void>;
  /** Ends the browser, or Electron's main process. */
  killMain(): void;
  /** Opens it again when it is gone, and shows this conversation. Throws when the desk cannot be had (its server is away). */
  bringBack(conversationId: string): Promise<void>;
  close(): Promise<void>;
}

export async function openChaosDesk(host: Host, address: string, email: string): Promise<ChaosDesk> {
  const profileDir = freshProfile();
  let current: Desk | null = null;

  async function open(): Promise<Desk> {
    const desk = await openDesk({ ...host, open: (url) => host.open(url, profileDir) }, address);
    desk.page.setDefaultTimeout(15_000);
    current = desk;
    const gone = () => {
      if (current === desk) current = null;
    };
    desk.page.on('crash', gone);
    desk.page.on('close', gone);
    return desk;
  }

  async function toTheDesk(desk: Desk): Promise<void> {
    const form = desk.page.getByRole('textbox', { name: 'Email' });
    await desk.page.getByRole('contentinfo').or(form).first().waitFor();
    if (await form.isVisible()) await desk.signIn(email);
    await desk.page.getByRole('contentinfo').getByRole('status').waitFor({ state: 'attached' });
  }

  const desk = (): Desk => {
    if (current === null) throw new Error('the desk is gone');
    return current;
  };
  const started = await open();
  await started.signIn(email);
  await started.says('Connected');

  return {
    get desk() {
      return desk();
    },
    isUp: () => current !== null,
    answers: async () => current !== null && answers(current),
    killRenderer: () => void killHard(processesOf(profileDir, 'renderer')),
    async killWorker() {
      if (current !== null) await within(answerMs, 'ending the worker', endWorkers(current));
    },
    killMain: () => void killHard(processesOf(profileDir, 'main')),
    async bringBack(conversationId) {
      // A crash is told a moment after it happened.
      await pause(50);
      if (current === null || !(await answers(current))) {
        const left = current;
        current = null;
        if (left !== null) await letGo(left);
        const until = Date.now() + 5_000;
        while (processesOf(profileDir, 'main').length > 0 && Date.now() < until) await pause(50);
        killHard(processesOf(profileDir, 'main'));
        await open();
      }
      await toTheDesk(desk());
      await show(desk(), conversationId);
    },
    close: async () => {
      if (current !== null) await letGo(current);
      killHard(processesOf(profileDir, 'main'));
    },
  };
}

/** Longer than anything takes on a busy machine, shorter than a test's patience. */
const answerMs = 20_000;

/** A browser that was killed need not notice that it is asked to close. */
const letGo = (desk: Desk): Promise<unknown> => within(5_000, 'closing', desk.close()).catch(() => undefined);

const answers = (desk: Desk): Promise<boolean> =>
  within(
    3_000,
    'a sign of life',
    desk.page.evaluate(() => true),
  ).catch(() => false);

async function endWorkers({ page }: Desk): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId } of targetInfos)
    if (type === 'shared_worker') await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

async function show(desk: Desk, conversationId: string): Promise<void> {
  const goThere = desk.page.evaluate((id) => {
    location.hash = `#/conversations/${id}`;
  }, conversationId);
  await within(answerMs, 'going to the conversation', goThere);
  await desk.thread.waitFor();
  await desk.reply.waitFor();
}

/** What the desk has on its disk, by the keys that are never encrypted. */
const onDiskSchema = z.object({
  waiting: z.number(),
  parked: z.number(),
  messages: z.array(z.object({ id: z.string(), conversationId: z.string(), order: z.number() })),
});
export type OnDisk = z.infer<typeof onDiskSchema>;

export async function readDisk(desk: Desk): Promise<OnDisk> {
  const reading = desk.page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('parley ') ? [name] : []));
    const [name] = names;
    if (name === undefined) throw new Error('the desk has no database');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
      opening.onblocked = () => reject(new Error('the database is being changed or deleted'));
    });
    const stores = ['outbox', 'message', 'batches'] as const;
    const asked = database.transaction(stores);
    const all = (store: (typeof stores)[number]) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = asked.objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [outbox, alone, batches] = await Promise.all([all('outbox'), all('message'), all('batches')]);
    // Of two batches with the same message the later one is right, and a record of its own is later than either.
    const messages = new Map<unknown, Record<string, unknown>>();
    for (const { ids, places } of batches as unknown as { ids: string[]; places: [string, number][] }[])
      ids.forEach((id, at) => {
        messages.set(id, { id, conversationId: places[at]?.[0], order: places[at]?.[1] });
      });
    for (const { id, conversationId, order } of alone) messages.set(id, { id, conversationId, order });
    database.close();
    return {
      waiting: outbox.filter(({ state }) => state !== 'parked').length,
      parked: outbox.filter(({ state }) => state === 'parked').length,
      messages: [...messages.values()],
    };
  });
  return onDiskSchema.parse(await within(answerMs, 'reading the disk', reading));
}
