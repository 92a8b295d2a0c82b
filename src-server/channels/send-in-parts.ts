import type { Clock } from '../platform/clock.ts';
import type { SendResult } from './connector.ts';
import type { ConnectorMemory } from './connector-memory.ts';

/** One call to the provider out of the several that one message needs (text, then files). */
export interface Part {
  /** What it is, for the agent: "the text", a file's name. */
  label: string;
  send(): Promise<SendResult>;
}

const keptForMs = 7 * 24 * 60 * 60 * 1000;
const keptAtMost = 200;

/**
 * Sends a message's parts in order and answers with the last one's id. Parts that went are remembered, so that another attempt
 * goes on where this one stopped: the customer never gets the text twice because the second file was refused.
 */
export async function sendInParts(
  messageId: string,
  parts: readonly Part[],
  { memory, clock }: { memory: ConnectorMemory; clock: Clock },
): Promise<SendResult> {
  if (parts.length === 0)
    return { kind: 'rejected', code: 'rejected', detail: 'There is nothing in this message to send.' };
  const gone = parts.length === 1 ? [] : ((await memory.load()).parts[messageId]?.externalIds ?? []);
  let last: SendResult | null = null;
  for (const [index, part] of parts.entries()) {
    const earlier = gone[index];
    last = earlier === undefined ? await part.send() : { kind: 'sent', externalId: earlier, status: 'sent' };
    if (last.kind !== 'sent') return parts.length === 1 ? last : withPlace(last, part.label, index, parts.length);
    if (parts.length === 1 || earlier !== undefined) continue;
    gone.push(last.externalId);
    const done = index === parts.length - 1;
    // Written before the next part goes out: a crash in between must not send this one again.
    await memory.change((state) => ({
      ...state,
      parts: remember(state.parts, messageId, done ? null : gone, clock.now()),
    }));
  }
  return last ?? { kind: 'unconfirmed', detail: 'No part was sent.' };
}

function withPlace(
  result: Exclude<SendResult, { kind: 'sent' }>,
  label: string,
  index: number,
  count: number,
): SendResult {
  const place = `Part ${index + 1} of ${count} (${label})${index > 0 ? ', the earlier ones arrived' : ''}: `;
  return { ...result, detail: (place + result.detail).slice(0, 600) };
}

type Kept = Record<string, { externalIds: string[]; at: number }>;

function remember(kept: Kept, messageId: string, externalIds: string[] | null, now: number): Kept {
  const others = Object.entries(kept)
    .filter(([id, { at }]) => id !== messageId && now - at < keptForMs)
    .slice(-keptAtMost);
  return Object.fromEntries(
    externalIds ? [...others, [messageId, { externalIds: [...externalIds], at: now }]] : others,
  );
}
