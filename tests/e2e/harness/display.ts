import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
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

/** Xvfb behind a shell that ends it when our end of a pipe closes: so it goes however this process ends. */
const untilPipeCloses = '"$0" "$@" & pid=$!; exec 3>&-; cat >/dev/null; kill $pid; wait $pid';

async function startXvfb(program: string): Promise<string> {
  const wanted = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
  const child = spawn('/bin/sh', ['-c', untilPipeCloses, program, ...wanted], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  const number = await readNumber(child);
  // Neither the process nor its pipe may keep the tests from ending.
  child.unref();
  const { stdin } = child;
  if (stdin instanceof Socket) stdin.unref();
  return `:${number}`;
}

function readNumber(child: ChildProcess): Promise<number> {
  const pipe = child.stdio[3];
  return new Promise((resolve, reject) => {
    if (!(pipe instanceof Readable)) throw new Error('Xvfb was started without a pipe to answer on');
    pipe.once('end', () => reject(new Error('Xvfb ended before it had a display')));
    let said = '';
    pipe.on('data', (bytes: Buffer) => {
      said += bytes;
      // The newline is a write of its own; closing before it would end Xvfb by SIGPIPE.
      if (!said.endsWith('\n')) return;
      resolve(Number(said.trim()));
      pipe.destroy();
    });
  });
}
