import { z } from 'zod';
import type { Sink } from './connector.ts';

const memorySchema = z.object({
  /** Telegram: the first update not yet stored. */
  offset: z.number().int().nullable().catch(null).default(null),
  /** Messages sent in parts of which some are still to go: Parley's message id → the provider's ids of those that went. */
  parts: z
    .record(z.string(), z.object({ externalIds: z.array(z.string()), at: z.number() }))
    .catch({})
    .default({}),
});
type Memory = z.infer<typeof memorySchema>;

/**
 * A connector's small durable memory. Changes run one after the other, each on what is stored now, so that two of them do not
 * undo one another. An unreadable memory counts as empty.
 */
export function createConnectorMemory(sink: Sink) {
  let tail: Promise<unknown> = Promise.resolve();
  const load = async (): Promise<Memory> => {
    const parsed = memorySchema.safeParse(await sink.loadState());
    return parsed.success ? parsed.data : { offset: null, parts: {} };
  };
  return {
    load,
    change(apply: (memory: Memory) => Memory): Promise<void> {
      const done = tail.then(async () => sink.saveState(apply(await load())));
      tail = done.catch(() => undefined);
      return done;
    },
  };
}
export type ConnectorMemory = ReturnType<typeof createConnectorMemory>;
