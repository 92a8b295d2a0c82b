import { z } from 'zod';
import type { TestReport } from '#shared/contract/socket.ts';
import type { TwilioSettings } from '../settings.ts';
import type { TwilioApi } from './twilio-api.ts';
import { twilioFailure } from './twilio-errors.ts';

const accountSchema = z.object({ status: z.string() });
const numbersSchema = z.object({
  incoming_phone_numbers: z.array(
    z.object({ capabilities: z.object({ sms: z.boolean() }), sms_url: z.string().nullish() }),
  ),
});
const refusal = z.object({ code: z.number().nullish(), message: z.string().nullish() });

type Step = TestReport['steps'][number];

/** Reads the account and its number; nothing is sent or changed. */
export async function checkTwilio(api: TwilioApi, settings: TwilioSettings, webhookUrl: string): Promise<TestReport> {
  const account = await checkAccount(api);
  const steps = account.ok ? [account, ...(await checkNumber(api, settings, webhookUrl))] : [account];
  return { ok: steps.every((step) => step.ok), steps };
}

export async function checkAccount(api: TwilioApi): Promise<Step> {
  const name = 'Twilio account';
  const answer = await api.get('.json');
  if (answer.kind !== 'answered') return { name, ok: false, detail: answer.detail };
  if (answer.status !== 200) return { name, ok: false, detail: words(answer) };
  const account = accountSchema.safeParse(answer.body);
  if (!account.success) return { name, ok: false, detail: 'The API address does not answer like Twilio.' };
  const { status } = account.data;
  if (status !== 'active') return { name, ok: false, detail: `The account is ${status}.` };
  return { name, ok: true, detail: 'Signed in.' };
}

async function checkNumber(api: TwilioApi, { number }: TwilioSettings, webhookUrl: string): Promise<Step[]> {
  const name = 'Phone number';
  const answer = await api.get('/IncomingPhoneNumbers.json', { PhoneNumber: number });
  if (answer.kind !== 'answered') return [{ name, ok: false, detail: answer.detail }];
  if (answer.status !== 200) return [{ name, ok: false, detail: words(answer) }];
  const found = numbersSchema.safeParse(answer.body).data?.incoming_phone_numbers[0];
  if (!found) return [{ name, ok: false, detail: `The account has no number ${number}.` }];
  if (!found.capabilities.sms) return [{ name, ok: false, detail: `${number} cannot send or receive SMS.` }];
  const arrives = found.sms_url === webhookUrl;
  return [
    { name, ok: true, detail: `${number} can send and receive SMS.` },
    {
      name: 'Webhook',
      // Not a failure: a Twilio messaging service can call us although the number itself names another address.
      ok: true,
      detail: arrives
        ? 'Messages to the number come to this server.'
        : `The number calls another address. Set "A message comes in" to ${webhookUrl}, unless a messaging service calls it.`,
    },
  ];
}

function words({ status, body }: { status: number; body: unknown }): string {
  const { data } = refusal.safeParse(body);
  const code = data?.code ?? (status === 401 || status === 403 ? 20_003 : null);
  return twilioFailure(code, data?.message ?? `HTTP ${status}`).detail;
}
