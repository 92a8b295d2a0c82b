import type {
  Connector,
  ConnectorContext,
  ConnectorFactory,
  IncomingMessage,
  OutgoingMessage,
  SendResult,
} from '../../src-server/channels/connector.ts';
import { anIncomingMessage } from '../factories/incoming-message.ts';

/** A connector whose provider is the test itself: what is sent is kept, what "arrives" goes through the real sink. */
export function recordingConnector() {
  const sent: OutgoingMessage[] = [];
  let context: ConnectorContext | null = null;
  let answer: (message: OutgoingMessage) => Promise<SendResult> = async ({ messageId }) => ({
    kind: 'sent',
    externalId: `ext-${messageId}`,
    status: 'sent',
  });
  let lookup: Connector['lookup'] | null = null;
  const factory: ConnectorFactory = {
    channel: 'web-chat',
    create(given): Connector {
      context = given;
      return {
        start: async () => {},
        stop: async () => {},
        test: async () => ({ ok: true, steps: [] }),
        async send(message) {
          sent.push(message);
          return answer(message);
        },
        ...(lookup ? { lookup } : {}),
      };
    },
  };
  const sink = () => {
    if (!context) throw new Error('the inbox was not started');
    return context.sink;
  };
  return {
    factory,
    sent,
    sink,
    answerWith(next: typeof answer) {
      answer = next;
    },
    /** What the provider says when it is asked what became of a message. Call before the server starts. */
    lookupWith(next: NonNullable<Connector['lookup']>) {
      lookup = next;
    },
    arrive: (fields: Partial<IncomingMessage> & { externalId: string; text: string }) =>
      sink().receive(anIncomingMessage(fields)),
  };
}
