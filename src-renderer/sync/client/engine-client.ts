import { socketPushes } from '#shared/contract/socket.ts';
import { newId } from '#shared/lib/ids.ts';
import type { SyncEvent } from '../engine/events.ts';
import type { FirstRows } from '../engine/first-rows.ts';
import {
  type EngineCallName,
  type EngineInput,
  type EngineOutput,
  engineCalls,
  type FromEngine,
  fromEngineSchema,
  type Port,
  type ToEngine,
} from '../engine/protocol.ts';
import type { Viewers } from '../read/shapes.ts';
import type { RelayedPushName } from '../socket/relayed-pushes.ts';
import type { SyncState } from '../status.ts';

interface Waiting {
  message: Extract<ToEngine, { kind: 'call' }>;
  settle(message: Extract<FromEngine, { kind: 'answer' | 'broken' }>): void;
}

/** One window's side of the port: calls with answers, the latest state, events. */
export interface EngineClient {
  /** Rejects only for a bug (a call the engine does not know, a bad input); every expected failure is in the answer. */
  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>>;
  /** The engine's latest state; undefined until it has spoken. */
  state(): SyncState | undefined;
  viewers(conversationId: string): Viewers | undefined;
  onChange(listener: () => void): () => void;
  /** Told before `onChange`. */
  onFirstRows(take: (rows: FirstRows) => void): void;
  onEvent(listener: (event: SyncEvent) => void): () => void;
  /** Payloads are of the push's schema: checked once more here, because the engine may be of another build. */
  onPush(listener: (name: RelayedPushName, payload: unknown) => void): () => void;
  /** Carries out what the engine asks of the keychain; a rejection is told as not kept. */
  onKeychain(carryOut: (desk: string, secret: string | null) => Promise<void>): void;
  /**
   * Runs `resume` for the present engine and again for each that takes over. Every call but those of the session waits for it:
   * an engine that does not know yet who is signed in would answer that nobody is.
   */
  resumeWith(resume: () => Promise<void>): Promise<void>;
  /** A key went down. */
  tellKey(): void;
  close(): void;
}

export function createEngineClient(port: Port): EngineClient {
  const me = newId();
  const waiting = new Map<number, Waiting>();
  const changed = new Set<() => void>();
  const heard = new Set<(event: SyncEvent) => void>();
  const viewers = new Map<string, Viewers>();
  const pushed = new Set<(name: RelayedPushName, payload: unknown) => void>();
  let state: SyncState | undefined;
  let engine: string | null = null;
  let calls = 0;

  let carryOut: ((desk: string, secret: string | null) => Promise<void>) | null = null;
  let takeFirstRows: ((rows: FirstRows) => void) | null = null;
  let resume: (() => Promise<void>) | null = null;
  let ready: Promise<void> = Promise.resolve();

  const isOfSession = (name: string) => name.startsWith('session:');

  /**
   * Another window's worker leads now; it may never have seen what is still open here. Calls may be asked twice: the engine
   * recognises a mutation by its id, and the others do no harm when repeated.
   */
  function takeOver(): void {
    const open = [...waiting.values()].map(({ message }) => message);
    for (const message of open) if (isOfSession(message.name)) port.post(message);
    const resumed = Promise.resolve(resume?.()).catch(() => undefined);
    ready = resumed.then(() => {
      for (const message of open) if (!isOfSession(message.name) && waiting.has(message.call)) port.post(message);
    });
  }

  async function changeKeychain({ order, desk, secret }: Extract<FromEngine, { kind: 'keychain' }>): Promise<void> {
    if (carryOut === null) return;
    const kept = await carryOut(desk, secret).then(
      () => true,
      () => false,
    );
    await client.call('session:keychain-done', { order, kept });
  }

  function tellPush(name: RelayedPushName, payload: unknown): void {
    const parsed = socketPushes[name].safeParse(payload);
    if (parsed.success) for (const listener of pushed) listener(name, parsed.data);
  }

  const stop = port.listen((raw) => {
    const parsed = fromEngineSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.kind) {
      case 'welcome':
        // Before the first welcome there may have been nobody to hear what was asked.
        if (engine === null) for (const { message: open } of waiting.values()) port.post(open);
        else if (engine !== message.engine) takeOver();
        engine = message.engine;
        break;
      case 'answer':
      case 'broken':
        if (message.to === me) waiting.get(message.call)?.settle(message);
        break;
      case 'state':
        state = message.state;
        if (message.firstRows !== undefined) takeFirstRows?.(message.firstRows);
        for (const listener of changed) listener();
        break;
      case 'viewers':
        viewers.set(message.viewers.conversationId, message.viewers);
        for (const listener of changed) listener();
        break;
      case 'event':
        for (const listener of heard) listener(message.event);
        break;
      case 'push':
        tellPush(message.name, message.payload);
        break;
      case 'keychain':
        void changeKeychain(message);
    }
  });
  port.post({ kind: 'hello', from: me } satisfies ToEngine);

  const client: EngineClient = {
    call(name, input) {
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        const message = { kind: 'call' as const, from: me, call: id, name, input };
        waiting.set(id, {
          message,
          settle(answer) {
            waiting.delete(id);
            if (answer.kind === 'broken') return reject(new Error(`${name}: ${answer.message}`));
            const output = engineCalls[name].output.safeParse(answer.output);
            if (output.success) resolve(output.data as EngineOutput<typeof name>);
            else reject(new Error(`${name}: the engine's answer has another shape`));
          },
        });
        if (isOfSession(name)) port.post(message);
        else void ready.then(() => port.post(message));
      });
    },
    resumeWith(work) {
      resume = work;
      const resumed = work();
      // Calls go on also when the kept session could not be read: their answers then say that nobody is signed in.
      ready = resumed.catch(() => undefined);
      return resumed;
    },
    state: () => state,
    viewers: (conversationId) => viewers.get(conversationId),
    onChange(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    onFirstRows(take) {
      takeFirstRows = take;
    },
    onEvent(listener) {
      heard.add(listener);
      return () => heard.delete(listener);
    },
    onPush(listener) {
      pushed.add(listener);
      return () => pushed.delete(listener);
    },
    onKeychain(work) {
      carryOut = work;
    },
    tellKey() {
      port.post({ kind: 'key', from: me } satisfies ToEngine);
    },
    close() {
      port.post({ kind: 'bye', from: me } satisfies ToEngine);
      stop();
      port.close();
    },
  };
  return client;
}
