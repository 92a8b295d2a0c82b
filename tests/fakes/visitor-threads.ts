import type {
  IncomingMessage,
  OutgoingFile,
  OutgoingMessage,
  PublicMessage,
  Sink,
  VisitorThreads,
} from '../../src-server/channels/connector.ts';

interface StoredThreadMessage extends PublicMessage {
  threadKey: string;
  contents: OutgoingFile[];
}

export interface ThreadMemory {
  sink: Sink;
  threads: VisitorThreads;
  incoming: IncomingMessage[];
  typing: { threadKey: string; typing: boolean }[];
  messages: StoredThreadMessage[];
  /** What the server's own bookkeeping does around `Connector.send`. */
  sent(message: OutgoingMessage): void;
  staffed: boolean;
  readByColleaguesAt: number | null;
  /** The next calls of `receive` throw, as when the database is away. */
  failures: number;
}

/** Messages in memory, kept by the rules the server's store keeps: one message per external id, threads apart. */
export function createThreadMemory(): ThreadMemory {
  const place = (files: OutgoingFile[]) =>
    files.map(({ name, mimeType, sizeBytes }) => ({ name, mimeType, sizeBytes }));
  const memory: ThreadMemory = {
    incoming: [],
    typing: [],
    messages: [],
    staffed: true,
    readByColleaguesAt: null,
    failures: 0,
    sink: {
      async receive(message) {
        if (memory.failures > 0) {
          memory.failures -= 1;
          throw new Error('the store is away');
        }
        if (memory.messages.some(({ externalId }) => externalId === message.externalId)) return 'duplicate';
        const contents = await Promise.all(
          message.files.map(async (file) => {
            const bytes = await file.read();
            return { ...file, sizeBytes: bytes.length, read: async () => bytes };
          }),
        );
        memory.incoming.push(message);
        memory.messages.push({
          id: `in-${memory.messages.length + 1}`,
          externalId: message.externalId,
          kind: 'inbound',
          authorName: null,
          text: message.text,
          files: place(contents),
          contents,
          status: 'received',
          sentAt: message.sentAt,
          threadKey: message.threadKey ?? '',
        });
        return 'stored';
      },
      async receipt({ externalId, status }) {
        const found = memory.messages.find((message) => message.externalId === externalId);
        if (found && (status === 'delivered' || status === 'read') && found.status !== 'read') found.status = status;
      },
      async watermark() {},
      typing: (threadKey, typing) => void memory.typing.push({ threadKey, typing }),
      async health() {},
      loadState: async () => null,
      async saveState() {},
    },
    threads: {
      async history(threadKey, beforeId, limit) {
        const own = memory.messages.filter((message) => message.threadKey === threadKey);
        const end = beforeId === null ? own.length : own.findIndex(({ id }) => id === beforeId);
        const messages = own.slice(Math.max(0, end - limit), Math.max(0, end));
        return { messages, more: end > limit, readByColleaguesAt: memory.readByColleaguesAt };
      },
      async file(threadKey, messageId, index) {
        const found = memory.messages.find(({ id, threadKey: key }) => id === messageId && key === threadKey);
        return found?.contents[index] ?? null;
      },
      staffed: async () => memory.staffed,
    },
    sent(message) {
      memory.messages.push({
        id: message.messageId,
        externalId: message.messageId,
        kind: 'outbound',
        authorName: message.authorName,
        text: message.text,
        files: place(message.files),
        contents: message.files,
        status: 'sent',
        sentAt: message.sentAt,
        threadKey: message.threadKey ?? '',
      });
    },
  };
  return memory;
}
