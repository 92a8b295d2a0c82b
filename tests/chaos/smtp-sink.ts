import PostalMime from 'postal-mime';
import { startSmtpDoor } from '../real/smtp-door.ts';

/** A mail that arrived: what a customer's mailbox would hold. */
export interface ArrivedMail {
  to: string;
  messageId: string;
  text: string;
}

/** A real SMTP server that keeps everything it takes. */
export async function startSmtpSink() {
  const arrived: ArrivedMail[] = [];
  let onNext: (() => unknown) | null = null;
  const door = await startSmtpDoor('secret', async (_from, to, raw) => {
    const mail = await PostalMime.parse(raw);
    for (const recipient of to)
      arrived.push({ to: recipient, messageId: mail.messageId ?? '', text: (mail.text ?? '').trim() });
    const then = onNext;
    onNext = null;
    await then?.();
  });
  return {
    ...door,
    arrived,
    /** Runs once when the next mail has arrived whole and before it is answered. */
    whenNextArrives(then: () => unknown) {
      onNext = then;
    },
  };
}
