import type { TestReport } from '#shared/contract/socket.ts';
import type { Connector, ConnectorContext, IncomingMessage } from '../../connector.ts';
import { createHealthReporter } from '../../health-reporter.ts';
import { createInHand } from '../../in-hand.ts';
import { storableText } from '../../readable-text.ts';
import { createLateAnswers } from '../late-answers.ts';
import { phoneAddress } from '../phone-address.ts';
import type { SmppSettings } from '../settings.ts';
import type { SmsTiming } from '../timing.ts';
import { createDeliveryIds } from './delivery-ids.ts';
import { parseDeliveryReport } from './delivery-receipt.ts';
import { createInboundParts, type JoinedMessage } from './inbound-parts.ts';
import { createSentMessages } from './sent-messages.ts';
import { checkSmpp } from './smpp-check.ts';
import { createSmppLink, type Delivery } from './smpp-link.ts';
import { createSmppMemory } from './smpp-memory.ts';
import { sendBySmpp } from './smpp-send.ts';
import { decodeSmsText } from './text-coding.ts';

/** SMS by SMPP 3.4: one transceiver session, both directions and the receipts over it. */
export function createSmppConnector(context: ConnectorContext, settings: SmppSettings, timing: SmsTiming): Connector {
  const { sink, clock } = context;
  const log = context.log.child({ inboxId: context.inbox.id });
  const memory = createSmppMemory(sink);
  const late = createLateAnswers();
  const ids = createDeliveryIds(memory, clock);
  const sent = createSentMessages(memory, clock);
  const saveSoon = () => {
    memory.save().catch(() => log.error('the store did not take the connector’s memory'));
  };

  const receive = (joined: JoinedMessage) => sink.receive(toIncoming(joined, settings.number));
  const parts = createInboundParts({
    memory,
    clock,
    timeoutMs: timing.partsTimeoutMs,
    receive: async (joined) => void (await receive(joined)),
    inOrder: (work) => link.inOrder(work),
  });

  const store = async ({ message, whenAcknowledged }: Delivery): Promise<void> => {
    if (message.isReceipt) {
      const report = parseDeliveryReport(message);
      if (!report) return log.warn('a delivery receipt names no message or no state');
      const receipt = sent.apply(report);
      if (receipt) await sink.receipt(receipt);
      return memory.save();
    }
    if (message.partOf) return parts.add(message, message.partOf);
    const externalId = ids.idFor(message);
    // Before the sink: if we stop between storing and acknowledging, the same message must get the same id again.
    await memory.save();
    const text = decodeSmsText(message.dataCoding, message.text);
    await receive({ ...message, externalId, text, receivedAt: clock.now() });
    whenAcknowledged(() => {
      ids.acknowledged(message);
      saveSoon();
    });
  };

  const link = createSmppLink({
    settings,
    timing,
    clock,
    log,
    health: createHealthReporter({ sink, clock, log }),
    async prepare() {
      await memory.load();
      parts.resume();
    },
    deliver: store,
    closed: () => ids.connectionLost(),
  });

  const sends = createInHand();
  return {
    async start() {
      sends.open();
      link.start();
    },
    async stop() {
      // A long message is not left half sent.
      await link.stop(sends.close());
      parts.stop();
    },
    send: (message) =>
      sends.send(() =>
        sendBySmpp(message, {
          ownNumber: settings.number,
          submit: link.submit,
          late,
          clock,
          timing,
          sent,
          remember: saveSoon,
        }),
      ),
    lookup: async (messageId) => late.lookup(messageId),
    test: async (): Promise<TestReport> => checkSmpp(settings, timing, clock, link.isBound()),
  };
}

function toIncoming(joined: JoinedMessage, ownNumber: string): IncomingMessage {
  const from = phoneAddress(joined.source, ownNumber, joined.sourceHint);
  return {
    externalId: joined.externalId,
    from,
    threadKey: from.value,
    references: [],
    text: storableText(joined.text),
    html: null,
    quotedText: null,
    subject: null,
    recipients: null,
    files: [],
    automatic: false,
    // deliver_sm carries no time of its own.
    sentAt: joined.receivedAt,
  };
}
