import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { EmailSettings } from './email-settings.ts';

/** One conversation with the SMTP server. Every step rejects with what the server or the network said. */
interface SmtpSession {
  connect(): Promise<void>;
  /** Does nothing where no user is set. */
  signIn(): Promise<void>;
  /** `refused`: recipients the server would not take, with its words, while it took others. */
  send(envelope: { from: string; to: string[] }, raw: Buffer): Promise<{ refused: SmtpRefusal[] }>;
  /** From this moment on the server may have accepted the mail, whatever happens to its answer. */
  wasHandedOver(): boolean;
  close(): void;
}
export interface SmtpRefusal {
  recipient: string;
  error: unknown;
}

const chunkBytes = 64 * 1024;

export function openSmtp(settings: EmailSettings): SmtpSession {
  const connection = new SMTPConnection({
    host: settings.smtpHost,
    port: settings.smtpPort,
    secure: settings.smtpSecurity === 'tls',
    requireTLS: settings.smtpSecurity === 'starttls',
    ignoreTLS: settings.smtpSecurity === 'none',
    connectionTimeout: 20_000,
    greetingTimeout: 30_000,
    // A server may take ten minutes over a mail it is checking (RFC 5321, 4.5.3.2.6).
    socketTimeout: 600_000,
    logger: false,
  });
  let handedOver = false;
  let fail: (error: unknown) => void = () => {};
  connection.on('error', (error) => fail(error));
  connection.on('end', () => fail(new Error('Connection closed')));

  const step = <T>(run: (done: (error: unknown, value: T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      fail = reject;
      run((error, value) => (error ? reject(error) : resolve(value)));
    });

  return {
    connect: () => step<void>((done) => connection.connect((error) => done(error, undefined))),
    async signIn() {
      if (settings.smtpUser === '') return;
      const credentials = { user: settings.smtpUser, pass: settings.smtpPassword };
      await step<void>((done) => connection.login(credentials, (error) => done(error, undefined)));
    },
    async send(envelope, raw) {
      const body = Readable.from(chunksOf(raw));
      // After the last byte the end mark follows by itself; before it no server may accept the mail (RFC 5321, 4.1.1.4).
      body.once('end', () => {
        handedOver = true;
      });
      const info = await step((done: (error: unknown, value: SendInfo) => void) =>
        connection.send({ ...envelope, size: raw.length }, body, (error, sent) => done(error, sent ?? {})),
      );
      const errors = info.rejectedErrors ?? [];
      return { refused: (info.rejected ?? []).map((recipient, index) => ({ recipient, error: errors[index] })) };
    },
    wasHandedOver: () => handedOver,
    close: () => connection.close(),
  };
}

interface SendInfo {
  rejected?: string[] | undefined;
  rejectedErrors?: unknown[] | undefined;
}

function* chunksOf(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += chunkBytes) yield raw.subarray(at, at + chunkBytes);
}
