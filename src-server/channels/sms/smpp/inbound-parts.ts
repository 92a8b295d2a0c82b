import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import type { NumberHint } from '../phone-address.ts';
import { fingerprint } from './delivery-ids.ts';
import type { PartOf, ShortMessage } from './short-message.ts';
import type { PartGroup, SmppMemory } from './smpp-memory.ts';
import { decodeSmsText } from './text-coding.ts';

/** How long a part of a finished message is still recognised when its acknowledgement was lost. */
const echoMs = 5 * 60_000;
const storeAgainMs = 30_000;

export interface JoinedMessage {
  externalId: string;
  source: string;
  sourceHint: NumberHint;
  text: string;
  receivedAt: number;
}

interface PartsParts {
  memory: SmppMemory;
  clock: Clock;
  timeoutMs: number;
  /** Stores a joined message; a throw keeps its parts. */
  receive(message: JoinedMessage): Promise<void>;
  /** Runs a timeout's work between deliveries, so that a last part arriving at that moment is not lost. */
  inOrder(work: () => Promise<void>): void;
}

interface InboundParts {
  /** Resolves when the part may be acknowledged: it is stored, and with the last one the whole message. */
  add(message: ShortMessage, partOf: PartOf): Promise<void>;
  /** Waits again for the parts that were in memory before a restart. */
  resume(): void;
  stop(): void;
}

/**
 * Joins long messages whatever order their parts come in. Parts are acknowledged one by one, because a server with a window of one
 * sends the second only then; so they are kept in durable memory. What stays incomplete is passed on with its gaps marked.
 */
export function createInboundParts({ memory, clock, timeoutMs, receive, inOrder }: PartsParts): InboundParts {
  const timers = new Map<string, () => void>();
  const finished = new Map<string, number>();

  const finish = async (group: PartGroup) => {
    await receive(join(group));
    timers.get(group.key)?.();
    timers.delete(group.key);
    memory.state.groups = memory.state.groups.filter((other) => other !== group);
    await memory.save();
  };
  const giveUpLater = (group: PartGroup, ms: number) => {
    timers.get(group.key)?.();
    const giveUp = () =>
      inOrder(async () => {
        if (!memory.state.groups.includes(group)) return;
        await finish(group).catch(() => giveUpLater(group, storeAgainMs));
      });
    timers.set(group.key, clock.after(ms, giveUp));
  };

  return {
    async add(message, partOf) {
      const now = clock.now();
      const echo = fingerprint(message);
      for (const [old, at] of finished) if (now - at > echoMs) finished.delete(old);
      if (finished.has(echo)) return;
      const key = [message.source, message.destination, partOf.reference, partOf.total].join('|');
      let group = memory.state.groups.find((known) => known.key === key);
      if (!group) {
        group = {
          key,
          externalId: `smpp-${randomUUID()}`,
          source: message.source,
          sourceHint: message.sourceHint,
          total: partOf.total,
          firstAt: now,
          parts: [],
        };
        memory.state.groups.push(group);
        giveUpLater(group, timeoutMs);
      }
      group.parts = group.parts.filter((part) => part.place !== partOf.place);
      const text = Buffer.from(message.text).toString('base64');
      group.parts.push({ place: partOf.place, dataCoding: message.dataCoding, text });
      await memory.save();
      if (group.parts.length === group.total) await finish(group);
      finished.set(echo, now);
    },
    resume() {
      for (const group of memory.state.groups) {
        if (!timers.has(group.key)) giveUpLater(group, Math.max(0, group.firstAt + timeoutMs - clock.now()));
      }
    },
    stop() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}

/** Neighbouring parts are decoded together: a character may begin in one and end in the next. */
function join({ externalId, source, sourceHint, total, firstAt, parts }: PartGroup): JoinedMessage {
  const runs: string[] = [];
  let run: { dataCoding: number; bytes: Uint8Array[] } | null = null;
  const endRun = () => {
    if (run) runs.push(decodeSmsText(run.dataCoding, Buffer.concat(run.bytes)));
    run = null;
  };
  for (let place = 1; place <= total; place += 1) {
    const part = parts.find((candidate) => candidate.place === place);
    if (!part || run?.dataCoding !== part.dataCoding) endRun();
    if (!part) {
      // Without words, so that it needs no language: part 2 of 3 is missing.
      runs.push(` [… ${place}/${total} …] `);
      continue;
    }
    run ??= { dataCoding: part.dataCoding, bytes: [] };
    run.bytes.push(Buffer.from(part.text, 'base64'));
  }
  endRun();
  return { externalId, source, sourceHint, text: runs.join('').trim(), receivedAt: firstAt };
}
