import smpp, { type Pdu, type Session } from 'smpp';
import type { Clock } from '../../../platform/clock.ts';
import type { SmppSettings } from '../settings.ts';
import type { SmsTiming } from '../timing.ts';
import { smppStatus } from './smpp-status.ts';

// The library decodes every PDU's text by itself and turns what a part's end cuts in two (an escaped character, a surrogate pair)
// into blanks. Parts are joined first here, so inbound texts must stay bytes.
delete smpp.commands.deliver_sm.params.short_message.filter;
delete smpp.tlvs.message_payload.filter;

const protocolVersion = 0x34;

type Binding = { kind: 'bound'; session: Session } | { kind: 'failed'; step: 'connect' | 'bind'; detail: string };

/** Connects and signs in as a transceiver. Never throws; a failed session is closed. */
export function bindSession(settings: SmppSettings, timing: SmsTiming, clock: Clock): Promise<Binding> {
  const { smppHost: host, smppPort: port, smppTls } = settings;
  const session = smpp.connect({ host, port, tls: smppTls });
  session.setMaxListeners(0);
  return new Promise((resolve) => {
    let connected = false;
    let settled = false;
    const settle = (binding: Binding) => {
      if (settled) return;
      settled = true;
      cancel();
      if (binding.kind === 'failed') session.destroy();
      resolve(binding);
    };
    const fail = (detail: string) => settle({ kind: 'failed', step: connected ? 'bind' : 'connect', detail });
    const cancel = clock.after(timing.connectTimeoutMs, () =>
      fail(`The SMPP server did not answer within ${timing.connectTimeoutMs / 1_000} seconds.`),
    );
    // Stays for the session's life: an unheard 'error' would end the process. What follows an error is always 'close'.
    session.on('error', (error: unknown) => {
      fail(troubleWords(codeOf(error)));
      session.destroy();
    });
    session.on('close', () => fail('The SMPP server closed the connection.'));
    session.on(smppTls ? 'secureConnect' : 'connect', () => {
      connected = true;
      const fields = {
        system_id: settings.systemId,
        password: settings.smppPassword,
        interface_version: protocolVersion,
      };
      session.bind_transceiver(fields, (response: Pdu) => {
        if (response.command_status === 0) settle({ kind: 'bound', session });
        else fail(smppStatus(response.command_status).detail);
      });
    });
  });
}

const troubleWords = (code: string): string =>
  /CERT|ALTNAME|SIGNATURE/.test(code)
    ? `The SMPP server’s certificate is not trusted (${code}).`
    : `The SMPP server cannot be reached (${code}).`;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'protocol error';

/** Signs out and closes; a server that does not answer is left. */
export function closeSession(session: Session, timing: SmsTiming, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(timing.stopTimeoutMs, () => session.destroy());
    session.on('close', () => {
      cancel();
      resolve();
    });
    if (!session.unbind(() => session.close())) session.destroy();
  });
}
