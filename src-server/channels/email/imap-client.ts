import { ImapFlow } from 'imapflow';
import type { EmailSettings } from './email-settings.ts';

/** A client that is not connected yet. It idles only when told: with the library's own timer new mail came 13 seconds later. */
export function createImapClient(settings: EmailSettings): ImapFlow {
  const client = new ImapFlow({
    host: settings.imapHost,
    port: settings.imapPort,
    secure: settings.imapSecurity === 'tls',
    ...(settings.imapSecurity === 'tls' ? {} : { doSTARTTLS: settings.imapSecurity === 'starttls' }),
    auth: { user: settings.imapUser, pass: settings.imapPassword },
    disableAutoIdle: true,
    // Some servers and firewalls drop a quiet connection after five minutes, without telling.
    maxIdleTime: 4 * 60_000,
    socketTimeout: 5 * 60_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    clientInfo: { name: 'Parley' },
    logger: false,
  });
  // Without a listener an error would end the process; whoever waits on the client sees the same error there.
  client.on('error', () => {});
  return client;
}
