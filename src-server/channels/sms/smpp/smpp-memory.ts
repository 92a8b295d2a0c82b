import { z } from 'zod';
import type { Sink } from '../../connector.ts';

const stateSchema = z.object({
  /** Messages the server may deliver again, by the fingerprint of their content; matched until `until` (epoch ms). */
  deliveries: z.array(z.object({ key: z.string(), externalId: z.string(), until: z.number() })),
  /** Parts of long messages that wait for the others; acknowledged, so only we have them. `text` is base64. */
  groups: z.array(
    z.object({
      key: z.string(),
      externalId: z.string(),
      source: z.string(),
      sourceHint: z.enum(['international', 'national', 'alphanumeric', 'unknown']),
      total: z.number().int(),
      firstAt: z.number(),
      parts: z.array(z.object({ place: z.number().int(), dataCoding: z.number(), text: z.string() })),
    }),
  ),
  /** Our messages of several parts, whose receipts come one a part. */
  sent: z.array(
    z.object({
      externalId: z.string(),
      total: z.number().int(),
      parts: z.array(z.string()),
      delivered: z.array(z.string()),
      at: z.number(),
    }),
  ),
  /** How this server writes in receipts the ids it gave in hexadecimal or decimal. */
  receiptForm: z.enum(['same', 'hex-as-decimal', 'decimal-as-hex']),
});
export type SmppState = z.infer<typeof stateSchema>;
export type PartGroup = SmppState['groups'][number];

/** What must survive a restart. Everybody changes `state` in place and calls `save` before the change is relied upon. */
export interface SmppMemory {
  readonly state: SmppState;
  /** Reads it once. An unreadable state is started afresh: it holds only what is in flight. */
  load(): Promise<void>;
  /** Resolves when a state at least as new as now is stored. */
  save(): Promise<void>;
}

export function createSmppMemory(sink: Pick<Sink, 'loadState' | 'saveState'>): SmppMemory {
  const state: SmppState = { deliveries: [], groups: [], sent: [], receiptForm: 'same' };
  let loaded = false;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return {
    state,
    async load() {
      if (loaded) return;
      const stored = stateSchema.safeParse(await sink.loadState());
      if (stored.success) Object.assign(state, stored.data);
      loaded = true;
    },
    save() {
      // Callers that come while a write runs share the one after it.
      next ??= running.then(() => {
        next = null;
        const write = sink.saveState(structuredClone(state));
        running = write.catch(() => {});
        return write;
      });
      return next;
    },
  };
}
