import type { Clock } from '../../../platform/clock.ts';
import type { OutgoingMessage, SendResult } from '../../connector.ts';
import type { LateAnswers } from '../late-answers.ts';
import { unsendable } from '../outgoing-text.ts';
import type { SmsTiming } from '../timing.ts';
import { toSubmits } from './long-message.ts';
import { canonicalId } from './message-ids.ts';
import type { SentMessages } from './sent-messages.ts';
import { smppStatus } from './smpp-status.ts';
import type { Heard, SubmitOutcome, Submitter } from './submitter.ts';

/** A part refused for lack of patience was certainly not taken; one already begun message is worth these tries. */
const triesForLaterParts = 5;

interface SendParts {
  ownNumber: string;
  submit: Submitter['submit'];
  late: LateAnswers;
  clock: Clock;
  timing: SmsTiming;
  sent: Pick<SentMessages, 'begin'>;
  /** Called when all parts were accepted; not waited for, because the message is sent whether or not we remember it. */
  remember(): void;
}

/** Submits every part in order. Sent means all were accepted; once one was, nothing else may be tried again by a machine. */
export async function sendBySmpp(message: OutgoingMessage, parts: SendParts): Promise<SendResult> {
  const impossible = unsendable(message);
  if (impossible) return impossible;
  const submits = toSubmits(message.messageId, parts.ownNumber, message.to.value, message.text);
  const note = parts.sent.begin(submits.length);
  const heard: Heard = (id, late) => {
    if (id === '') return;
    note(id);
    if (late && submits.length === 1) parts.late.learned(message.messageId, canonicalId(id));
  };
  let externalId = '';
  for (const [done, fields] of submits.entries()) {
    const outcome = await submitPatiently(fields, heard, done > 0 ? triesForLaterParts : 1, parts);
    if (outcome.kind !== 'accepted') return unfinished(outcome, done, submits.length);
    if (done === 0) externalId = canonicalId(outcome.id);
  }
  if (submits.length > 1) parts.remember();
  // A server that gives no ids sends no receipts we could match; ours keeps the message distinct.
  return { kind: 'sent', externalId: externalId || `smpp-${message.messageId}`, status: 'sent' };
}

async function submitPatiently(
  fields: Record<string, unknown>,
  heard: Heard,
  tries: number,
  { submit, clock, timing }: SendParts,
): Promise<SubmitOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await submit(fields, heard);
    if (outcome.kind !== 'refused' || smppStatus(outcome.status).kind !== 'patience' || attempt >= tries)
      return outcome;
    await new Promise<void>((resolve) => {
      clock.after(timing.throttleRetryMs * attempt, resolve);
    });
  }
}

function unfinished(outcome: Exclude<SubmitOutcome, { kind: 'accepted' }>, done: number, all: number): SendResult {
  const refusal = outcome.kind === 'refused' ? smppStatus(outcome.status) : null;
  const detail = refusal?.detail ?? (outcome.kind === 'refused' ? '' : outcome.detail);
  if (done > 0) return { kind: 'unconfirmed', detail: `Only ${done} of ${all} parts were accepted. ${detail}` };
  if (outcome.kind === 'lost') return { kind: 'unconfirmed', detail };
  if (refusal?.kind === 'refused') return { kind: 'rejected', code: refusal.code, detail };
  return { kind: 'temporary', detail, retryAfterMs: refusal?.waitMs ?? null };
}
