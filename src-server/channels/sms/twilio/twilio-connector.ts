import type { Connector, ConnectorContext, WebhookRequest, WebhookResponse } from '../../connector.ts';
import { createHealthReporter } from '../../health-reporter.ts';
import { createInHand } from '../../in-hand.ts';
import { createInboundLanes } from '../../inbound-lanes.ts';
import { createLateAnswers } from '../late-answers.ts';
import type { TwilioSettings } from '../settings.ts';
import { backOffMs, type SmsTiming } from '../timing.ts';
import { createTwilioApi } from './twilio-api.ts';
import { catchUp, TwilioTrouble } from './twilio-catch-up.ts';
import { checkAccount, checkTwilio } from './twilio-check.ts';
import { parseTwilioCall } from './twilio-inbound.ts';
import { messageParameter, sendByTwilio } from './twilio-send.ts';
import { isSignedByTwilio } from './twilio-signature.ts';

/** Also without trouble: a call of Twilio's that never reached us leaves no other trace. */
const catchUpEveryMs = 10 * 60_000;

const answer = (status: number, words = ''): WebhookResponse => ({
  status,
  contentType: status === 200 ? 'text/xml' : 'text/plain',
  // An empty answer document: nothing is sent back to the customer.
  body: status === 200 ? '<Response/>' : words,
});

/** SMS by Twilio: its webhooks in, its REST API out. */
export function createTwilioConnector(
  context: ConnectorContext,
  settings: TwilioSettings,
  timing: SmsTiming,
): Connector {
  const { sink, clock, webhookUrl } = context;
  const log = context.log.child({ inboxId: context.inbox.id });
  const api = createTwilioApi(settings, timing);
  const late = createLateAnswers();
  const inHand = createInHand();
  const health = createHealthReporter({ sink, clock, log });
  const receive = createInboundLanes(sink);
  let running = false;
  let cancelRound = () => {};
  let attempt = 0;

  /** Looks whether Twilio lets us in, fetches what was missed, and comes back later. */
  const round = async () => {
    const account = await checkAccount(api);
    if (!running) return;
    try {
      if (!account.ok) throw new TwilioTrouble(account.detail);
      const found = await catchUp({ api, settings, sink, receive, now: clock.now });
      if (found > 0) log.info({ found }, 'fetched messages whose webhook was missed');
      attempt = 0;
      await health.connected();
    } catch (error) {
      attempt += 1;
      const trouble = error instanceof TwilioTrouble;
      log.warn({ attempt, reason: reasonOf(error) }, 'missed messages could not be fetched');
      await health.failing(trouble ? error.message : 'Messages Twilio holds for us could not be stored.');
    }
    schedule(attempt === 0 ? catchUpEveryMs : backOffMs(attempt, timing));
  };
  const schedule = (ms: number) => {
    cancelRound();
    if (running) cancelRound = clock.after(ms, () => inHand.track(round()));
  };
  const logTrouble = (error: unknown) => log.error({ reason: reasonOf(error) }, 'the store did not take a fact');

  const answerCall = async (request: WebhookRequest): Promise<WebhookResponse> => {
    if (request.method !== 'POST') return answer(405, 'Set the number’s webhook to HTTP POST.');
    const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
    const signature = request.headers['x-twilio-signature'] ?? '';
    if (!isSignedByTwilio(settings.authToken, request.url, form, signature)) {
      log.warn({ signed: signature !== '' }, 'refused a webhook call that Twilio did not sign');
      return answer(401, 'The signature does not fit.');
    }
    const call = parseTwilioCall(form, settings.number, api, clock.now());
    if (call.kind === 'nonsense') return answer(400, `This is ${call.problem}.`);
    try {
      if (call.kind === 'message') await receive(call.message);
      else {
        const messageId = request.query[messageParameter];
        if (messageId) late.learned(messageId, call.externalId);
        if (call.receipt) await sink.receipt(call.receipt);
      }
      return answer(200);
    } catch (error) {
      logTrouble(error);
      // Twilio may not call again, so we fetch the message ourselves soon.
      schedule(timing.reconnectMaxMs);
      return answer(503, 'Not stored; please try again.');
    }
  };

  return {
    async start() {
      if (running) return;
      running = true;
      inHand.open();
      await health.connecting();
      void inHand.track(round());
    },
    async stop() {
      running = false;
      cancelRound();
      await inHand.close();
    },
    send: (message) => inHand.send(() => sendByTwilio(message, { api, settings, webhookUrl, late })),
    lookup: async (messageId) => late.lookup(messageId),
    test: () => checkTwilio(api, settings, webhookUrl),
    webhook: async (request) => (running ? inHand.track(answerCall(request)) : answer(503, 'The inbox is stopped.')),
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
