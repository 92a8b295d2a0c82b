import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Asks a process to end, and ends it when it has not after `patienceMs`. Resolves when it is gone. */
export async function endProcess(child: ChildProcess, patienceMs = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
