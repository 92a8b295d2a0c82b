import type { WebhookRequest } from '../../src-server/channels/connector.ts';
import type { ConnectorRig, Inbound, SendFailure } from '../../src-server/channels/connector-harness.ts';
import { type GraphFault, type GraphPeer, startGraphPeer } from './graph-peer.ts';

export const metaSecrets = {
  accessToken: 'EAAG-peer-access-token',
  appSecret: '0123456789abcdef0123456789abcdef',
  verifyToken: 'open sesame',
};

/** What differs between the rigs of Meta's three channels. */
interface GraphRigParts {
  path: string;
  settings: Record<string, string>;
  nodes: Record<string, Record<string, unknown>>;
  customer: ConnectorRig['customer'];
  threadKey: string;
  /** The body of a webhook with this message. */
  bodyOf(peer: GraphPeer, inbound: Inbound): unknown;
  /** The body of a webhook with this news of a message of ours. */
  receiptBody(externalId: string, status: 'sent' | 'delivered' | 'read' | 'failed'): unknown;
  refusal: GraphFault;
}

export interface GraphRig extends ConnectorRig {
  peer: GraphPeer;
  call(body: unknown): WebhookRequest;
}

/** A Graph peer with an inbox configured for it. */
export async function openGraphRig(parts: GraphRigParts): Promise<GraphRig> {
  const { path, settings, nodes, customer, threadKey, bodyOf } = parts;
  const peer = await startGraphPeer({ ...metaSecrets, nodes });
  const webhookUrl = `https://desk.example/webhooks/${path}`;
  const request = (over: Pick<WebhookRequest, 'headers' | 'body'>): WebhookRequest => ({
    method: 'POST',
    url: webhookUrl,
    query: {},
    ...over,
  });
  const call = (body: unknown) => request(peer.sign(body));
  const inbox = {
    id: '01900000-0000-7000-8000-00000000000a',
    name: 'Shop',
    address: 'Shop',
    settings: { ...settings, graphBaseUrl: peer.baseUrl },
    secrets: metaSecrets,
  };
  return {
    peer,
    call,
    inbox,
    webhookUrl,
    customer,
    threadKey,
    async deliver(connector, inbound) {
      const answer = await connector.webhook?.(call(bodyOf(peer, inbound)));
      return answer?.status === 200 ? 'accepted' : 'try-again';
    },
    async receipt(connector, externalId, status) {
      await connector.webhook?.(call(parts.receiptBody(externalId, status)));
    },
    // A receiver sees a number with its plus; Graph takes it without.
    received: async () =>
      peer.sent.map((message) => ({ ...message, to: customer.value.startsWith('+') ? `+${message.to}` : message.to })),
    async failNext(failure: SendFailure) {
      if (failure === 'unreachable') return peer.close();
      if (failure === 'answer-lost') return peer.failNext({ kind: 'answer-lost' });
      if (failure === 'refused') return peer.failNext(parts.refusal);
      const error = { message: '(#613) Calls to this api have exceeded the rate limit.', code: 613 };
      return peer.failNext({ kind: 'error', status: 400, error });
    },
    withWrongCredentials: () => ({ ...inbox, secrets: { ...metaSecrets, accessToken: 'EAAG-stolen-token' } }),
    webhook: {
      genuine: (inbound) => call(bodyOf(peer, inbound)),
      forged(inbound) {
        const { body, headers } = peer.sign(bodyOf(peer, inbound));
        return request({ body, headers: { ...headers, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } });
      },
      malformed: () => call('{"entry": 7'),
    },
    close: () => peer.close(),
  };
}
