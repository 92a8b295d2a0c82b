import { newId } from '#shared/lib/ids.ts';
import { findEngineClient, onEngineChange } from '../../../src-renderer/sync/client/current.ts';
import { mutate, type SecretStore, searchLocal, signIn, startSync, wake } from '../../../src-renderer/sync/index.ts';
import { bareFirstPage } from './bare-first-page.ts';
import type { RivalName } from './rival.ts';

/** No screen at all: how fast rows come into the database, by the engine and by others. Everybody works in a worker. */
const secrets: SecretStore = { load: async () => null, save: async () => undefined, clear: async () => undefined };

async function until(is: () => boolean): Promise<number> {
  while (!is())
    await new Promise<void>((resolve) => {
      const stop = onEngineChange(() => {
        stop();
        resolve();
      });
    });
  return performance.now();
}
const status = () => findEngineClient()?.state()?.status;
const isAt = (cursor: number) => {
  const now = status();
  return now?.name === 'live' && now.cursor >= cursor;
};

const bench = {
  /** Signs in and waits until the log's beginning is reached. */
  async signIn(email: string, password = 'any'): Promise<void> {
    const answer = await signIn({ server: location.origin, email, password, device: 'bench' });
    if (!answer.ok) throw new Error(answer.error);
    await until(() => isAt(0));
  },
  /** Waits for the connection to end and come back, and for everything that came meanwhile. @returns ms */
  async catchUp(cursor: number): Promise<number> {
    await until(() => status()?.name !== 'live');
    wake();
    const startedAt = await until(() => status()?.name === 'catching-up');
    return (await until(() => isAt(cursor))) - startedAt;
  },
  /** Waits until the search index has everything. @returns ms */
  async indexed(): Promise<number> {
    const startedAt = performance.now();
    while ((await searchLocal('')).left > 0) await new Promise((resolve) => setTimeout(resolve, 200));
    return performance.now() - startedAt;
  },
  /** Searches one after another. @returns for each its ms, how many conversations, and how many rows were not looked at */
  async search(texts: readonly string[]) {
    const found: { ms: number; hits: number; left: number }[] = [];
    for (const text of texts) {
      const startedAt = performance.now();
      const { conversations, left } = await searchLocal(text);
      found.push({ ms: performance.now() - startedAt, hits: conversations.length, left });
    }
    return found;
  },
  bareFirstPage,
  /** Waits until the engine knows that there is no line. */
  async offline(): Promise<void> {
    wake();
    await until(() => status()?.name === 'offline');
  },
  /** Writes so many notes, a conversation after another. @throws when one is refused or something has been sent */
  async writeNotes(count: number, conversations: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const conversationId = `conversation-${n % conversations}`;
      const note = { conversationId, messageId: newId(), text: `Note ${n}: called, nobody answered.`, attachments: [] };
      const written = await mutate('note.add', note);
      if (!written.ok) throw new Error(`note ${n} was refused: ${written.error.code}`);
    }
    const waiting = findEngineClient()?.state()?.waiting;
    if (waiting !== count) throw new Error(`${waiting} of ${count} wait to be sent`);
  },
  /** From the attempt to connect until the server has acknowledged everything. @returns ms */
  async replayed(): Promise<number> {
    const startedAt = performance.now();
    wake();
    const endedAt = await until(() => findEngineClient()?.state()?.waiting === 0);
    const parked = findEngineClient()?.state()?.parked;
    if (parked !== 0) throw new Error(`${parked} notes were refused by the server`);
    return endedAt - startedAt;
  },
  rival(name: RivalName, round: number, cursor: number): Promise<number> {
    const worker = new Worker(new URL('./rival.ts', import.meta.url), { type: 'module' });
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        worker.terminate();
        if (typeof data === 'number') resolve(data);
        else reject(new Error(String(data)));
      };
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ name, round, cursor, server: location.origin });
    });
  },
};
Object.assign(window, { bench });
export type Bench = typeof bench;
await startSync({ secrets, server: location.origin });
document.title = 'ready';
