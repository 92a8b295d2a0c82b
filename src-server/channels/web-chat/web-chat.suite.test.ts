import { randomUUID } from 'node:crypto';
import { newSecret, openVisitorPeer, type VisitorPeer } from '../../../tests/fakes/visitor-peer.ts';
import { startVisitorServer } from '../../../tests/fakes/visitor-server.ts';
import type { Connector } from '../connector.ts';
import { describeConnector } from '../connector-suite.ts';
import { webChatConnector } from './index.ts';
import { threadKeyOf, visitorAddress } from './visitor-key.ts';

const inboxId = 'inbox-suite';

// The visitors' pages are the provider, so there is none that could refuse, throttle or lose an answer on the way out.
describeConnector('web chat', {
  signsIn: false,
  factory: webChatConnector,
  failures: [],
  providerIds: true,
  reference: true,
  receipts: { by: 'id', statuses: ['delivered', 'read'] },
  webhook: false,
  async open() {
    const secret = newSecret();
    const threadKey = threadKeyOf(inboxId, secret);
    const ids = new Map<string, string>();
    let running: Connector | null = null;
    let peer: VisitorPeer | null = null;
    const server = await startVisitorServer(() => running);
    const visit = async (connector: Connector) => {
      running = connector;
      peer ??= openVisitorPeer(server.url, inboxId, { secret });
      await peer.welcomed;
      return peer;
    };
    return {
      inbox: { id: inboxId, name: 'Shop', address: 'shop', settings: {}, secrets: {} },
      webhookUrl: 'http://127.0.0.1/webhooks/web-chat/inbox-suite',
      customer: visitorAddress(threadKey, null),
      threadKey,
      async meet(connector) {
        await visit(connector);
      },
      async deliver(connector, { key, text, file }) {
        const page = await visit(connector);
        const uploadIds = file ? [(await page.upload(file.name, file.bytes)).body.uploadId] : [];
        const id = ids.get(key) ?? randomUUID();
        ids.set(key, id);
        const answer = await page.ask('chat:send', { id, text, uploadIds, profile: null, left: false });
        return answer.ok ? 'accepted' : 'try-again';
      },
      async receipt(_connector, externalId, status) {
        if (status !== 'delivered' && status !== 'read') throw new Error(`visitors do not say ${status}`);
        await peer?.ask('chat:seen', { messageIds: [externalId], status });
      },
      async received() {
        // One round trip on the same connection: what was sent before it has arrived.
        if (running && peer?.socket.connected) await peer.ask('chat:typing', { typing: false });
        const shown = peer?.messages ?? [];
        return Promise.all(
          shown.map(async ({ id, text, files }) => ({
            to: threadKey,
            text,
            reference: id,
            externalId: id,
            files: await Promise.all(
              files.map(async ({ name }, index) => {
                const response = await peer?.download(id, index);
                return { name, bytes: new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0)) };
              }),
            ),
          })),
        );
      },
      async failNext() {},
      async close() {
        peer?.close();
        await server.close();
      },
    };
  },
});
