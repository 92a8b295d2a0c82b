import type { Connector, ConnectorContext, ConnectorFactory } from '../connector.ts';
import { createInHand } from '../in-hand.ts';
import { parseEmailSettings } from './email-settings.ts';
import { createInboxWatcher } from './inbox-watcher.ts';
import { sendMail } from './send-mail.ts';
import { keepSentCopy, keepSentCopyAlone } from './sent-copy.ts';
import { testSettings } from './test-settings.ts';

/**
 * Email: IMAP in, SMTP out. There is no `lookup`: SMTP has no question for "did it arrive", and the copy in the Sent folder is
 * ours, so its absence proves nothing.
 */
export const emailConnector: ConnectorFactory = {
  channel: 'email',
  // One reader of the mailbox is enough; SMTP keeps no session.
  singleSession: () => 'receiving',
  create: createEmailConnector,
};

function createEmailConnector(context: ConnectorContext): Connector {
  const { log } = context;
  const settings = parseEmailSettings(context.inbox);
  const watcher = createInboxWatcher(context, settings);
  const inHand = createInHand();
  let watches = false;

  /** The mail is on its way already: trouble here is logged and changes nothing. */
  async function keepCopy(messageId: string, raw: Buffer): Promise<void> {
    const client = watcher.client();
    try {
      if (client) await keepSentCopy(client, raw, settings);
      else if (!watches) await keepSentCopyAlone(raw, settings);
    } catch {
      log.warn({ messageId }, 'no copy could be put into the Sent folder');
    }
  }

  return {
    async start() {
      watches = true;
      watcher.start();
    },
    async stop() {
      await inHand.close();
      await watcher.stop();
    },
    send: (message) =>
      inHand.send(async () => {
        const { result, raw } = await sendMail(message, settings, log);
        if (raw) void inHand.track(keepCopy(message.messageId, raw));
        return result;
      }),
    test: () => testSettings(settings),
  };
}
