import type { ConnectorContext } from './connector.ts';

/** Tells the sink how the inbox stands, once per change: an inbox that fails every minute is one fact, not sixty an hour. */
export function createHealthReporter({ sink, clock, log }: Pick<ConnectorContext, 'sink' | 'clock' | 'log'>) {
  let last = '';
  const report = async (name: 'connecting' | 'connected' | 'failing', detail: string) => {
    const key = `${name} ${detail}`;
    if (key === last) return;
    last = key;
    const since = clock.now();
    try {
      await sink.health(name === 'failing' ? { name, since, detail: detail.slice(0, 600) } : { name, since });
    } catch (error) {
      // Not told yet, so the next report of the same is not swallowed.
      last = '';
      log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'the inbox health could not be stored');
    }
  };
  return {
    connecting: () => report('connecting', ''),
    connected: () => report('connected', ''),
    failing: (detail: string) => report('failing', detail),
  };
}
export type HealthReporter = ReturnType<typeof createHealthReporter>;
