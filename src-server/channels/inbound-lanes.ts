import type { IncomingFile, IncomingMessage, Sink } from './connector.ts';
import { lines, missingFileText } from './readable-text.ts';

/**
 * The largest file taken in, which is the largest the server keeps. A bigger one could never be stored, and its message would come
 * again and again.
 */
export const maxInboundBytes = 25_000_000;

/** The provider will never hand this file over: expired, deleted, too large. The message says so in words (`message`). */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/**
 * Passes messages on one at a time per thread, so that a text does not overtake the photo sent before it while that is still being
 * fetched. A file that is gone for good becomes a line of text: otherwise its message could never be stored, and the provider
 * would deliver it again and again. Whatever else goes wrong is thrown, for the provider to try again.
 */
export function createInboundLanes(sink: Sink) {
  const tails = new Map<string, Promise<unknown>>();
  return function receive(message: IncomingMessage): Promise<'stored' | 'duplicate'> {
    const lane = message.threadKey ?? message.from.value;
    const before = tails.get(lane) ?? Promise.resolve();
    const stored = before.then(() => receiveWithFiles(sink, message));
    const tail = stored.then(
      () => undefined,
      () => undefined,
    );
    tails.set(lane, tail);
    void tail.then(() => {
      if (tails.get(lane) === tail) tails.delete(lane);
    });
    return stored;
  };
}

async function receiveWithFiles(sink: Sink, message: IncomingMessage): Promise<'stored' | 'duplicate'> {
  const gone = new Map<IncomingFile, string>();
  const files = message.files.map((file) => ({
    ...file,
    async read() {
      try {
        return await file.read();
      } catch (error) {
        if (error instanceof FileGone) gone.set(file, error.message);
        throw error;
      }
    },
  }));
  try {
    return await sink.receive({ ...message, files });
  } catch (error) {
    if (gone.size === 0) throw error;
    const kept = message.files.filter((file) => !gone.has(file));
    const missing = [...gone].map(([file, reason]) => missingFileText(file.name, reason));
    // Again through this function: a second file may turn out to be gone as well.
    return receiveWithFiles(sink, { ...message, files: kept, text: lines(message.text, ...missing) });
  }
}
