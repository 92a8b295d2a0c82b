import type { SecondPlace } from './second-place.ts';

/** Files of this origin: Chromium keeps them apart from every IndexedDB database, which all lie in one store and break together. */
const folderName = 'own-work';

export const hasFilePlace = (): boolean =>
  typeof navigator !== 'undefined' &&
  typeof navigator.storage?.getDirectory === 'function' &&
  typeof FileSystemFileHandle !== 'undefined' &&
  'createWritable' in FileSystemFileHandle.prototype;

/**
 * The second place as one file for each thing kept. A file is written aside and takes its place when it is whole, so a crash leaves
 * the old one or the new one (1.5 ms each in Chromium).
 */
export function filePlace(desk: string): SecondPlace {
  const nameOfDesk = encodeURIComponent(desk);
  const parent = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
  const folder = async () => (await parent()).getDirectoryHandle(nameOfDesk, { create: true });
  return {
    async put(key, body) {
      if (!(body instanceof Uint8Array)) throw new TypeError('only sealed bodies are kept in files');
      const file = await (await folder()).getFileHandle(encodeURIComponent(key), { create: true });
      const writable = await file.createWritable();
      await writable.write(body as Uint8Array<ArrayBuffer>);
      await writable.close();
    },
    async remove(key) {
      await ignoreMissing((await folder()).removeEntry(encodeURIComponent(key)));
    },
    async list() {
      const kept: { key: string; body: unknown }[] = [];
      for await (const [name, handle] of entriesOf(await folder())) {
        if (!(handle instanceof FileSystemFileHandle)) continue;
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        // Made, and the program ended before its content took its place.
        if (bytes.length > 0) kept.push({ key: decodeURIComponent(name), body: bytes });
      }
      return kept;
    },
    close: () => undefined,
    async destroy() {
      await ignoreMissing((await parent()).removeEntry(nameOfDesk, { recursive: true }));
    },
  };
}

/** The standard's own iterator, which TypeScript's library for pages does not name. */
const entriesOf = (folder: FileSystemDirectoryHandle) =>
  folder as unknown as AsyncIterable<[string, FileSystemFileHandle | FileSystemDirectoryHandle]>;

async function ignoreMissing(removal: Promise<void>): Promise<void> {
  await removal.catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  });
}
