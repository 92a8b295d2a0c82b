import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { findProgram } from './parts.ts';

const xvfb = findProgram('Xvfb');

/** What is missing for showing windows, or undefined. Only Linux needs a display started for it. */
export const missingDisplay: string | undefined =
  process.platform !== 'linux' || xvfb || process.env.DISPLAY
    ? undefined
    : 'no Xvfb and no display; run scripts/install-debian.sh';

let started: Promise<string> | undefined;

/** The display for windows of tests: one Xvfb for this process, on a number that Xvfb itself found free. */
export function openDisplay(): Promise<string | undefined> {
  if (process.platform !== 'linux') return Promise.resolve(undefined);
  if (!xvfb) return Promise.resolve(process.env.DISPLAY);
  started ??= startXvfb(xvfb);
  return started;
}

async function startXvfb(program: string): Promise<string> {
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // It ends with the tests; a worker that is terminated sends it SIGTERM on exit.
  process.once('exit', () => child.kill());
  child.unref();
  return `:${await readNumber(child)}`;
}

function readNumber(child: ChildProcess): Promise<number> {
  const pipe = child.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display`)));
    pipe.once('data', (bytes: Buffer) => {
      child.removeAllListeners('exit');
      pipe.destroy();
      resolve(Number(bytes.toString().trim()));
    });
  });
}
