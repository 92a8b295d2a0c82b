import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { freePort } from './free-port.ts';

/** What the SMTP server does with the next mail instead of taking it. */
export type SmtpFault =
  | { at: 'recipient' | 'data'; code: number; message: string }
  /** The mail is delivered, and the connection breaks before the answer. */
  | 'drop-after-data'
  /** The connection breaks at the recipient, before any of the mail was sent. */
  | 'drop-before-data';

/** An SMTP server on loopback that hands every mail to `deliver`, signs in whoever knows the password, and fails when told to. */
export async function startSmtpDoor(
  password: string,
  deliver: (from: string, to: string[], raw: Buffer) => Promise<void>,
): Promise<{ port: number; failNext(fault: SmtpFault): void; close(): Promise<void> }> {
  let fault: SmtpFault | null = null;
  const take = (): SmtpFault | null => {
    const taken = fault;
    fault = null;
    return taken;
  };
  const refusal = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code });
  const drop = (session: SMTPServerSession) => {
    for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 500,
    logger: false,
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username ?? '' });
      else done(refusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onRcptTo(_address, session, done) {
      if (fault === 'drop-before-data') {
        take();
        return drop(session);
      }
      if (fault && typeof fault === 'object' && fault.at === 'recipient') {
        const { code, message } = fault;
        take();
        return done(refusal(code, message));
      }
      done();
    },
    onData(stream, session, done) {
      void receive(stream).then(async (raw) => {
        const taken = take();
        if (taken && typeof taken === 'object') return done(refusal(taken.code, taken.message));
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        await deliver(mailFrom ? mailFrom.address : '', to, raw);
        if (taken === 'drop-after-data') return drop(session);
        done();
      }, done);
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    port,
    failNext(next) {
      fault = next;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
