const kept = 1_000;

/**
 * What was learned of a message after its answer was lost: Twilio's status callbacks repeat our id, and an SMPP server may answer
 * after we stopped waiting. Only memory and never proof of absence, so `lookup` never says `not-sent`.
 */
export interface LateAnswers {
  learned(messageId: string, externalId: string): void;
  lookup(messageId: string): { kind: 'sent'; externalId: string } | { kind: 'unknown' };
}

export function createLateAnswers(): LateAnswers {
  const known = new Map<string, string>();
  return {
    learned(messageId, externalId) {
      known.set(messageId, externalId);
      const oldest = known.keys().next();
      if (known.size > kept && !oldest.done) known.delete(oldest.value);
    },
    lookup(messageId) {
      const externalId = known.get(messageId);
      return externalId === undefined ? { kind: 'unknown' } : { kind: 'sent', externalId };
    },
  };
}
