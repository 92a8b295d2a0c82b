const keptAtMost = 5_000;

/**
 * Which of Parley's messages has which id at Meta, as far as this process has learned it from answers, echoes and statuses. It tells
 * our own echoes from a colleague's elsewhere, and whether a message whose answer was lost has arrived after all.
 */
export function createSentIndex() {
  const byMessage = new Map<string, string>();
  const externalIds = new Set<string>();
  return {
    remember(messageId: string, externalId: string) {
      byMessage.delete(messageId);
      byMessage.set(messageId, externalId);
      externalIds.add(externalId);
      trim(byMessage);
      trim(externalIds);
    },
    externalIdOf: (messageId: string): string | null => byMessage.get(messageId) ?? null,
    has: (externalId: string): boolean => externalIds.has(externalId),
  };
}
export type SentIndex = ReturnType<typeof createSentIndex>;

function trim(kept: Map<string, unknown> | Set<string>) {
  const oldest = kept.keys().next();
  if (kept.size > keptAtMost && !oldest.done) kept.delete(oldest.value);
}

const last = 'parley:';
const earlier = 'parley-part:';

/**
 * What we ask Meta to repeat in echoes and statuses. Only a message's last part names the message: that the first of two parts
 * arrived says nothing about the second.
 */
export const referenceOf = (messageId: string, isLast: boolean): string => `${isLast ? last : earlier}${messageId}`;

/** Learns from a repeated reference; true when it is one of ours. */
export function takeReference(sent: SentIndex, reference: string | null | undefined, externalId: string): boolean {
  if (reference?.startsWith(last)) sent.remember(reference.slice(last.length), externalId);
  return reference?.startsWith(last) === true || reference?.startsWith(earlier) === true;
}
