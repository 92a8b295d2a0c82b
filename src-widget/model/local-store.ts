/** Small values that survive a reload. Everything read back is `unknown`: visitors and other scripts can edit it. */
export interface LocalStore {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

/** localStorage under one prefix an inbox; memory where the browser forbids it (blocked cookies, sandboxed frames, full disk). */
export function createLocalStore(inboxId: string): LocalStore {
  const memory = new Map<string, unknown>();
  const keyOf = (name: string) => `parley:${inboxId}:${name}`;
  return {
    read(name) {
      if (memory.has(name)) return memory.get(name);
      try {
        return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null');
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(keyOf(name), JSON.stringify(value));
        memory.delete(name);
      } catch {
        memory.set(name, value);
      }
    },
  };
}
