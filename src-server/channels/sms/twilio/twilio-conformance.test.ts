import { startTwilioPeer } from '../../../../tests/real/twilio-peer.ts';
import type { ConnectorHarness, Inbound } from '../../connector-harness.ts';
import { describeConnector } from '../../connector-suite.ts';
import { customer, number } from '../sms-fixture.ts';
import { factory, inboxFor, signedCall, webhookUrl } from './twilio-fixture.ts';

function twilioHarness(): ConnectorHarness {
  return {
    factory,
    failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
    providerIds: true,
    reference: false,
    receipts: { by: 'id', statuses: ['sent', 'delivered', 'failed'] },
    webhook: true,
    async open() {
      const peer = await startTwilioPeer();
      peer.numbers.set(number, { sms: true, smsUrl: webhookUrl });
      let closed = false;
      const close = async () => {
        if (!closed) await peer.close();
        closed = true;
      };
      const genuine = ({ key, text }: Inbound) => {
        const sid = `SM${Buffer.from(key).toString('hex')}`;
        return signedCall(peer, peer.inboundFields({ sid, from: customer.value, to: number, body: text }));
      };
      return {
        inbox: inboxFor(peer),
        webhookUrl,
        customer,
        threadKey: customer.value,
        async deliver(connector, inbound) {
          const answer = await connector.webhook?.(genuine(inbound));
          return answer?.status === 200 ? 'accepted' : 'try-again';
        },
        async receipt(connector, externalId, status) {
          const failure = status === 'failed' ? { ErrorCode: '30003' } : {};
          await connector.webhook?.(signedCall(peer, { MessageSid: externalId, MessageStatus: status, ...failure }));
        },
        received: async () =>
          peer.messages.map(({ sid, To, Body }) => ({
            to: To,
            text: Body,
            reference: null,
            externalId: sid,
            files: [],
          })),
        async failNext(failure) {
          if (failure === 'unreachable') return close();
          if (failure === 'refused')
            peer.failNext({ status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' });
          if (failure === 'rate-limited') peer.failNext({ status: 429, code: 20429, retryAfter: 3 });
          if (failure === 'answer-lost') peer.failNext('take-and-hang-up');
        },
        withWrongCredentials: () => ({ ...inboxFor(peer), secrets: { authToken: 'wrong-token-of-theirs' } }),
        webhook: {
          genuine,
          forged: (inbound) => {
            const request = genuine(inbound);
            return { ...request, headers: { ...request.headers, 'x-twilio-signature': 'Zm9yZ2VkIHNpZ25hdHVyZSE=' } };
          },
          malformed: () => signedCall(peer, { Hello: 'there' }),
        },
        close,
      };
    },
  };
}

describeConnector('SMS by Twilio', twilioHarness());
