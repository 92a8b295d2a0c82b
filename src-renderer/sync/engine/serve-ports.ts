import type { Engine } from './engine.ts';
import { type EngineCallName, engineCalls, type FromEngine, type Port, toEngineSchema } from './protocol.ts';

const isCallName = (name: string): name is EngineCallName => Object.hasOwn(engineCalls, name);

/** Answers windows. A window may come and go at any time; a message this version does not know is answered as `broken`. */
export function createPortServer(engineId: string) {
  const ports = new Set<Port>();
  let engine: Pick<Engine, 'handlers' | 'spokenState' | 'keyPressed'> | null = null;

  function post(port: Port, message: FromEngine): void {
    try {
      port.post(message);
    } catch {
      // A window that has gone cannot be told; everything it needs is on disk.
      ports.delete(port);
    }
  }

  async function answer(port: Port, from: string, call: number, name: string, input: unknown): Promise<void> {
    const broken = (message: string) => post(port, { kind: 'broken', to: from, call, message });
    if (engine === null || !isCallName(name)) return broken(`there is no call ${name}`);
    const parsed = engineCalls[name].input.safeParse(input);
    if (!parsed.success) return broken(parsed.error.message);
    try {
      // The table pairs each name's handler with its input; indexing by a union loses that pairing.
      const handle = engine.handlers[name] as (input: unknown) => Promise<unknown>;
      post(port, { kind: 'answer', to: from, call, output: await handle(parsed.data) });
    } catch (error) {
      broken(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  }

  return {
    /** Has to be given before the first port is added. */
    run(served: NonNullable<typeof engine>): void {
      engine = served;
    },
    add(port: Port): void {
      ports.add(port);
      const welcome = () => {
        post(port, { kind: 'welcome', engine: engineId });
        const state = engine?.spokenState() ?? null;
        if (state !== null) post(port, { kind: 'state', state });
      };
      port.listen((raw) => {
        const parsed = toEngineSchema.safeParse(raw);
        if (!parsed.success) return;
        const message = parsed.data;
        if (message.kind === 'hello') welcome();
        else if (message.kind === 'key') engine?.keyPressed();
        else if (message.kind === 'call') void answer(port, message.from, message.call, message.name, message.input);
      });
      welcome();
    },
    tell(message: FromEngine): void {
      for (const port of ports) post(port, message);
    },
  };
}
