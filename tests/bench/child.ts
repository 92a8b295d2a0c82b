import { fork } from 'node:child_process';
import { z } from 'zod';
import { endProcess } from './end-process.ts';

/** Benchmarks put each side into a process of its own, so that one side's work never counts as the other's. */
const callSchema = z.object({ call: z.number(), name: z.string(), input: z.unknown() });
const answerSchema = z.object({ call: z.number(), output: z.unknown().optional(), error: z.string().optional() });

export interface Child {
  /** Runs the child's handler of this name. @throws what it threw */
  ask<S extends z.ZodType>(name: string, input: unknown, output: S): Promise<z.infer<S>>;
  /** Processor time it has used so far, ms. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

export function startChild(file: URL, environment: Record<string, string> = {}): Child {
  const process_ = fork(file, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  process_.on('message', (raw) => {
    const { call, output, error } = answerSchema.parse(raw);
    const asked = waiting.get(call);
    waiting.delete(call);
    if (error === undefined) asked?.resolve(output);
    else asked?.reject(new Error(`${file.pathname.split('/').at(-1)}: ${error}`));
  });
  process_.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} ended (${code})`));
    waiting.clear();
  });
  const ask: Child['ask'] = async (name, input, output) => {
    calls += 1;
    const call = calls;
    const answered = new Promise<unknown>((resolve, reject) => waiting.set(call, { resolve, reject }));
    process_.send({ call, name, input });
    return output.parse(await answered);
  };
  return { ask, cpuMs: () => ask('cpuMs', null, z.number()), stop: () => endProcess(process_, 5_000) };
}

/** The child's side: answers the parent's calls until it is ended. */
export function answerParent(handlers: Readonly<Record<string, (input: unknown) => Promise<unknown>>>): void {
  process.on('message', async (raw) => {
    const { call, name, input } = callSchema.parse(raw);
    try {
      process.send?.({ call, output: name === 'cpuMs' ? ownCpuMs() : await handlers[name]?.(input) });
    } catch (error) {
      process.send?.({ call, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  // A benchmark that dies must not leave its servers behind.
  process.on('disconnect', () => process.exit(0));
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One clock for all processes of this machine (CLOCK_MONOTONIC), ms with fractions. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6;
