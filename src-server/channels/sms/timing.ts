/** Every wait of the SMS connectors, in ms. Handed in, so that tests need not live through them. */
export interface SmsTiming {
  connectTimeoutMs: number;
  /** How long a provider may take to answer a send before the answer counts as lost. */
  answerTimeoutMs: number;
  /** SMPP: quiet time after which the link is asked whether it is alive. */
  enquireEveryMs: number;
  reconnectMinMs: number;
  reconnectMaxMs: number;
  /** SMPP: how long the first part of a long message waits for the others. */
  partsTimeoutMs: number;
  /** SMPP: wait before a throttled part of a message already begun is offered again. */
  throttleRetryMs: number;
  /** How long `stop` waits for what is in hand. */
  stopTimeoutMs: number;
}

export const smsTiming: SmsTiming = {
  connectTimeoutMs: 10_000,
  answerTimeoutMs: 30_000,
  enquireEveryMs: 30_000,
  reconnectMinMs: 1_000,
  reconnectMaxMs: 60_000,
  partsTimeoutMs: 180_000,
  throttleRetryMs: 1_500,
  stopTimeoutMs: 5_000,
};

/** Doubling waits with half of each left to chance, so that servers restarted together do not come back together. */
export function backOffMs(
  attempt: number,
  { reconnectMinMs, reconnectMaxMs }: SmsTiming,
  chance = Math.random(),
): number {
  const ceiling = Math.min(reconnectMaxMs, reconnectMinMs * 2 ** Math.min(attempt, 16));
  return ceiling / 2 + (ceiling / 2) * chance;
}
