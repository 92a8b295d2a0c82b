import type { Clock } from '../../../platform/clock.ts';
import type { OutgoingMessage, SendResult } from '../../connector.ts';
import type { LateAnswers } from '../late-answers.ts';
import { unsendable } from '../outgoing-text.ts';
import type { SmsTiming } from '../timing.ts';
import { toSubmits } from './long-message.ts';
import { canonicalId } from './message-ids.ts';
import { smppStatus } from './smpp-status.ts';
import type { SubmitOutcome, Submitter } from './submitter.ts';

/** A part refused for lack of patience was certainly not taken; one already begun message is worth these tries. */
const triesForLaterParts = 5;

interface SendParts {
  ownNumber: string;
  submit: Submitter['submit'];
  late: LateAnswers;
  clock: Clock;
  timing: SmsTiming;
  /** Notes the accepted parts and answers the message's external id. */
  accepted(ids: readonly string[]): Promise<string>;
}

/** Submits every part in order. Sent means all were accepted; once one was, nothing else may be tried again by a machine. */
export async function sendBySmpp(message: OutgoingMessage, parts: SendParts): Promise<SendResult> {
  const impossible = unsendable(message);
  if (impossible) return impossible;
  const submits = toSubmits(message.messageId, parts.ownNumber, message.to.value, message.text);
  const late = (id: string) => {
    if (submits.length === 1 && id !== '') parts.late.learned(message.messageId, canonicalId(id));
  };
  const ids: string[] = [];
  for (const fields of submits) {
    const outcome = await submitPatiently(fields, late, ids.length > 0 ? triesForLaterParts : 1, parts);
    if (outcome.kind !== 'accepted') return unfinished(outcome, ids.length, submits.length);
    // A server that gives no ids sends no receipts we could match; ours keeps the message distinct.
    ids.push(outcome.id === '' ? `${message.messageId}:${ids.length + 1}` : outcome.id);
  }
  return { kind: 'sent', externalId: await parts.accepted(ids), status: 'sent' };
}

async function submitPatiently(
  fields: Record<string, unknown>,
  late: (id: string) => void,
  tries: number,
  { submit, clock, timing }: SendParts,
): Promise<SubmitOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await submit(fields, late);
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
