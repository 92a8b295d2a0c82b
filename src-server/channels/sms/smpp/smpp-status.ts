import type { FailureCode } from '#shared/domain/delivery.ts';

interface SmppStatus {
  /** `patience`: certainly not taken, worth another try. `refused`: certainly not taken, never will be. */
  kind: 'patience' | 'refused';
  code: FailureCode;
  /** How long to leave the server alone, in ms. */
  waitMs: number;
  detail: string;
}

/** Command status values of SMPP 3.4, section 5.1.3, that an agent or administrator can do something about. */
const known: Readonly<Record<number, { code: FailureCode; words: string; waitMs?: number }>> = {
  1: { code: 'too-long', words: 'The SMPP server finds the message too long.' },
  4: { code: 'misconfigured', words: 'The SMPP account may not send messages.' },
  5: { code: 'misconfigured', words: 'The SMPP account is already signed in elsewhere.' },
  8: { code: 'rejected', words: 'The SMPP server has an inner error.', waitMs: 10_000 },
  10: { code: 'misconfigured', words: 'The SMPP server does not accept the inbox’s number as sender.' },
  11: { code: 'unreachable', words: 'The SMPP server finds the recipient’s number not valid.' },
  13: { code: 'misconfigured', words: 'The SMPP server does not accept the sign-in.' },
  14: { code: 'misconfigured', words: 'The SMPP server does not accept the password.' },
  15: { code: 'misconfigured', words: 'The SMPP server does not know this system ID.' },
  20: { code: 'rejected', words: 'The SMPP server’s queue is full.', waitMs: 10_000 },
  72: { code: 'misconfigured', words: 'The SMPP server does not accept the sender’s kind of number.' },
  73: { code: 'misconfigured', words: 'The SMPP server does not accept the sender’s numbering plan.' },
  80: { code: 'unreachable', words: 'The SMPP server does not accept the recipient’s kind of number.' },
  81: { code: 'unreachable', words: 'The SMPP server does not accept the recipient’s numbering plan.' },
  88: { code: 'rejected', words: 'The SMPP server asks to send more slowly.', waitMs: 2_000 },
  100: { code: 'rejected', words: 'The SMPP server cannot take the message now.', waitMs: 10_000 },
  257: { code: 'not-allowed', words: 'The SMPP server says this is prohibited.' },
};

export function smppStatus(status: number): SmppStatus {
  const found = known[status];
  const own = `SMPP status 0x${status.toString(16).padStart(8, '0')}`;
  return {
    kind: found?.waitMs === undefined ? 'refused' : 'patience',
    code: found?.code ?? 'rejected',
    waitMs: found?.waitMs ?? 0,
    detail: found ? `${found.words} (${own})` : `The SMPP server refused with ${own}.`,
  };
}
