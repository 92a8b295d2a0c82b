let early: SharedWorker | null = null;

const make = () => new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'parley-engine' });

/** Starts the engine's worker before the window's own code is there; whoever connects to it takes it over. Imports nothing, for that. */
export function startSharedWorker(): void {
  try {
    early = typeof SharedWorker === 'undefined' ? null : make();
  } catch {
    // Whoever connects tries again, and knows what to do without.
  }
}

/** The worker started early, or another one: each is taken once. @throws where the browser refuses */
export function takeSharedWorker(): SharedWorker {
  const worker = early ?? make();
  early = null;
  return worker;
}
