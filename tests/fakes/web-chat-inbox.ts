import { randomUUID } from 'node:crypto';
import type { Connector } from '../../src-server/channels/connector.ts';
import { webChatConnector } from '../../src-server/channels/web-chat/index.ts';
import { systemClock } from '../../src-server/platform/clock.ts';
import { silentLogger } from '../../src-server/platform/log.ts';
import { startVisitorServer } from './visitor-server.ts';
import { createThreadMemory, type ThreadMemory } from './visitor-threads.ts';

export interface WebChatInbox {
  id: string;
  url: string;
  memory: ThreadMemory;
  connector: Connector;
  /** A colleague answers whoever wrote last. */
  answer(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The real connector of a fresh inbox, served on loopback, with messages kept in memory. */
export async function openWebChatInbox(
  settings: Record<string, string>,
  options: { widgetDir?: string } = {},
): Promise<WebChatInbox> {
  const id = `inbox-${randomUUID()}`;
  const memory = createThreadMemory();
  const connector = webChatConnector.create({
    inbox: { id, name: 'Shop', address: 'shop', settings, secrets: {} },
    sink: memory.sink,
    threads: memory.threads,
    log: silentLogger(),
    clock: systemClock,
    webhookUrl: 'http://127.0.0.1/',
  });
  await connector.start();
  const server = await startVisitorServer((asked) => (asked === id ? connector : null), options);
  return {
    id,
    url: server.url,
    memory,
    connector,
    async answer(text) {
      const threadKey = memory.incoming.at(-1)?.threadKey ?? '';
      const message = {
        messageId: randomUUID(),
        conversationId: 'c',
        to: { kind: 'visitor' as const, value: threadKey, label: '', name: null },
        threadKey,
        references: [],
        text,
        html: null,
        subject: null,
        recipients: null,
        files: [],
        authorName: 'Ana',
        sentAt: Date.now(),
      };
      memory.sent(message);
      await connector.send(message);
    },
    async close() {
      await connector.stop();
      await server.close();
    },
  };
}
