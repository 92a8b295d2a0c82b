import { expect } from 'vitest';
import { startSmppPeer } from '../../../../tests/real/smpp-peer.ts';
import type { ConnectorHarness } from '../../connector-harness.ts';
import { describeConnector } from '../../connector-suite.ts';
import { customer, eventually } from '../sms-fixture.ts';
import { factory, fromCustomer, inboxFor, joinParts, throttled } from './smpp-fixture.ts';

const smppHarness: ConnectorHarness = {
  factory,
  failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
  providerIds: false,
  reference: false,
  receipts: { by: 'id', statuses: ['sent', 'delivered', 'failed'] },
  webhook: false,
  async open(sink) {
    const peer = await startSmppPeer();
    let closed = false;
    const close = async () => {
      if (!closed) await peer.close();
      closed = true;
    };
    const states = { sent: 'ACCEPTD', delivered: 'DELIVRD', failed: 'UNDELIV', read: 'UNKNOWN' };
    return {
      inbox: inboxFor(peer),
      webhookUrl: 'https://desk.example.com/webhooks/sms/inbox-1',
      customer,
      threadKey: customer.value,
      deliver: async (_connector, { text }) =>
        (await peer.deliver({ ...fromCustomer, text })) === 0 ? 'accepted' : 'try-again',
      async receipt(_connector, externalId, status) {
        // The suite's long text went out in parts; a message is delivered when each of them is.
        const ids = peer.submitted.length > 1 ? peer.submitted.map(({ id }) => id) : [externalId];
        for (const id of ids) await peer.deliverReceipt(id, states[status]);
      },
      received: async () => joinParts(peer.submitted),
      async failNext(failure) {
        if (failure === 'refused') peer.failNext(0x0b);
        if (failure === 'rate-limited') peer.failNext(throttled);
        if (failure === 'answer-lost') peer.failNext('drop-after-taking');
        if (failure !== 'unreachable') return;
        await close();
        await eventually(() => expect(sink.healths.at(-1)?.name).toBe('failing'));
      },
      withWrongCredentials: () => ({ ...inboxFor(peer), secrets: { smppPassword: 'not-it' } }),
      close,
    };
  },
};

describeConnector('SMS by SMPP', smppHarness);
