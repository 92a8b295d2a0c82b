import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** A page of a running program, asked over its own debugging port: nothing is launched or held up for it. */
export interface WatchedPage {
  /** Runs a function in the page, and waits for what it promises. It sees its argument and the page, nothing of here. */
  evaluate<A, R>(work: (input: A) => R | Promise<R>, input: A): Promise<R>;
  close(): void;
}

const targetsSchema = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }));
const replySchema = z.object({
  id: z.number().optional(),
  error: z.object({ message: z.string() }).optional(),
  result: z
    .object({
      result: z.object({ value: z.unknown().optional() }),
      exceptionDetails: z
        .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
        .optional(),
    })
    .optional(),
});

/** The first window's page as soon as there is one. @throws when none came within 60 s */
export async function watchFirstPage(port: number): Promise<WatchedPage> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
    const targets = answer === null ? [] : targetsSchema.parse(await answer.json());
    // A window is there before its page is: what was asked of the empty one would be lost with it.
    const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
    if (page) {
      const watched = await openPage(page.webSocketDebuggerUrl);
      // The address is known before its document is there.
      const hasDocument = () => location.href !== 'about:blank' && document.body !== null;
      while (!(await watched.evaluate(hasDocument, null).catch(() => false))) {
        if (performance.now() > end) throw new Error('the window shows no document');
        await wait(10);
      }
      return watched;
    }
    await wait(10);
  }
  throw new Error('no window opened within 60 s');
}

async function openPage(address: string): Promise<WatchedPage> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the page cannot be watched')), { once: true });
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  socket.addEventListener('message', ({ data }) => {
    const { id, error, result } = replySchema.parse(JSON.parse(String(data)));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    const thrown = result?.exceptionDetails;
    if (error) asked.reject(new Error(error.message));
    else if (thrown) asked.reject(new Error(thrown.exception?.description ?? thrown.text));
    else asked.resolve(result?.result.value);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the page has gone'));
    waiting.clear();
  });
  let calls = 0;
  return {
    evaluate<A, R>(work: (input: A) => R | Promise<R>, input: A): Promise<R> {
      calls += 1;
      const id = calls;
      const expression = `(${work})(${JSON.stringify(input)})`;
      const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      // The page's own function says what it answers; JSON carries nothing else.
      return answered as Promise<R>;
    },
    close: () => socket.close(),
  };
}
