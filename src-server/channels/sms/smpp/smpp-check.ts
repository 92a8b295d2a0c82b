import type { Pdu } from 'smpp';
import type { TestReport } from '#shared/contract/socket.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { SmppSettings } from '../settings.ts';
import type { SmsTiming } from '../timing.ts';
import { bindSession, closeSession } from './smpp-session.ts';

const tryAgain = 0x64;

/** Signs in and out again. Many servers allow one session only, so a session that stands is answer enough. */
export async function checkSmpp(
  settings: SmppSettings,
  timing: SmsTiming,
  clock: Clock,
  isBound: boolean,
): Promise<TestReport> {
  const connection = 'SMPP connection';
  const signIn = 'SMPP sign-in';
  const passed = {
    ok: true,
    steps: [
      { name: connection, ok: true, detail: `Connected to ${settings.smppHost}:${settings.smppPort}.` },
      { name: signIn, ok: true, detail: `Signed in as ${settings.systemId}.` },
    ],
  };
  if (isBound) return passed;
  const binding = await bindSession(settings, timing, clock);
  if (binding.kind === 'failed') {
    const { detail } = binding;
    const steps =
      binding.step === 'connect'
        ? [{ name: connection, ok: false, detail }]
        : [...passed.steps.slice(0, 1), { name: signIn, ok: false, detail }];
    return { ok: false, steps };
  }
  const { session } = binding;
  // What the server hands over during the test is left with it.
  session.on('deliver_sm', (pdu: Pdu) => session.send(pdu.response({ command_status: tryAgain })));
  await closeSession(session, timing, clock);
  return passed;
}
