import type { FailureCode } from '#shared/domain/delivery.ts';

/** Twilio's error and warning dictionary (https://www.twilio.com/docs/api/errors): what each code means for a message. */
const failures: ReadonlyMap<number, { code: FailureCode; words: string }> = new Map([
  [20003, { code: 'misconfigured', words: 'Twilio does not accept the account SID and auth token.' }],
  [20404, { code: 'misconfigured', words: 'Twilio does not know this account.' }],
  [20005, { code: 'misconfigured', words: 'The Twilio account is not active.' }],
  [21211, { code: 'unreachable', words: 'The recipient’s number is not valid.' }],
  [21265, { code: 'unreachable', words: 'The recipient’s number cannot be a short code.' }],
  [21408, { code: 'misconfigured', words: 'The Twilio account may not send to this country.' }],
  [21602, { code: 'rejected', words: 'The message has no text.' }],
  [21603, { code: 'misconfigured', words: 'The inbox has no number to send from.' }],
  [21606, { code: 'misconfigured', words: 'The inbox’s number cannot send SMS.' }],
  [21608, { code: 'not-allowed', words: 'A Twilio trial account may only write to verified numbers.' }],
  [21609, { code: 'misconfigured', words: 'Twilio cannot use this server’s public address for receipts.' }],
  [21610, { code: 'not-allowed', words: 'The customer has answered STOP and may not be written to.' }],
  [21612, { code: 'unreachable', words: 'No carrier route from the inbox’s number to the recipient.' }],
  [21614, { code: 'unreachable', words: 'The recipient’s number is not a mobile number.' }],
  [21617, { code: 'too-long', words: 'The text is longer than Twilio sends.' }],
  [21659, { code: 'misconfigured', words: 'The inbox’s number does not belong to the Twilio account.' }],
  [21660, { code: 'misconfigured', words: 'The inbox’s number belongs to another Twilio account.' }],
  [30001, { code: 'expired', words: 'The message waited too long in Twilio’s queue.' }],
  [30002, { code: 'misconfigured', words: 'The Twilio account is suspended.' }],
  [30003, { code: 'unreachable', words: 'The recipient’s phone is off or out of reach.' }],
  [30004, { code: 'not-allowed', words: 'The recipient blocks messages.' }],
  [30005, { code: 'unreachable', words: 'The recipient’s number does not exist any more.' }],
  [30006, { code: 'unreachable', words: 'The recipient’s number is a landline or its carrier takes no SMS.' }],
  [30007, { code: 'rejected', words: 'The carrier filtered the message as unwanted.' }],
  [30008, { code: 'unreachable', words: 'The carrier did not say why the message was not delivered.' }],
  [30024, { code: 'misconfigured', words: 'The sender number is not provisioned at the carrier.' }],
  [30032, { code: 'misconfigured', words: 'The toll-free sender number is not verified.' }],
  [30034, { code: 'misconfigured', words: 'The sender number is not registered for business messages.' }],
  [30036, { code: 'expired', words: 'The message’s validity period ran out.' }],
  [30410, { code: 'unreachable', words: 'The carrier did not answer in time.' }],
]);

/** A failure for people and for the code that decides; Twilio's own words stand behind ours. */
export function twilioFailure(errorCode: number | null, said: string): { code: FailureCode; detail: string } {
  const known = errorCode === null ? undefined : failures.get(errorCode);
  const own = [errorCode === null ? 'Twilio' : `Twilio ${errorCode}`, said].filter((words) => words !== '').join(': ');
  return {
    code: known?.code ?? 'rejected',
    detail: (known ? `${known.words} (${own})` : `${own}`).slice(0, 600),
  };
}
