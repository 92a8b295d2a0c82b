import type { Pdu, Session } from 'smpp';
import type { Clock } from '../../../platform/clock.ts';
import type { Logger } from '../../../platform/log.ts';
import type { HealthReporter } from '../../health-reporter.ts';
import { createInHand } from '../../in-hand.ts';
import type { SmppSettings } from '../settings.ts';
import { backOffMs, type SmsTiming } from '../timing.ts';
import { readShortMessage, type ShortMessage } from './short-message.ts';
import { bindSession, closeSession } from './smpp-session.ts';
import { createSubmitter, type Submitter } from './submitter.ts';

/** ESME_RX_T_APPN: "not now, deliver it again". */
const tryAgain = 0x64;

export interface Delivery {
  message: ShortMessage;
  /** Runs `work` once the server was told that the message is stored. */
  whenAcknowledged(work: () => void): void;
}

interface LinkParts {
  settings: SmppSettings;
  timing: SmsTiming;
  clock: Clock;
  log: Logger;
  health: HealthReporter;
  /** Runs before every connection; a throw counts as a failed attempt. */
  prepare(): Promise<void>;
  /** A message or receipt from the server. Throws when it is not stored and the server shall deliver it again. */
  deliver(delivery: Delivery): Promise<void>;
  /** The connection is gone; acknowledgements of the last moments may not have arrived. */
  closed(): void;
}

interface SmppLink {
  start(): void;
  /** Ends the session once deliveries and `sends` are finished, at the latest after the time for it. */
  stop(sends: Promise<unknown>): Promise<void>;
  isBound(): boolean;
  submit: Submitter['submit'];
  /** Runs after what is being delivered now, before what comes next. */
  inOrder(work: () => Promise<void>): void;
}

/** One transceiver session, kept alive and brought back after every loss. */
export function createSmppLink(parts: LinkParts): SmppLink {
  const { settings, timing, clock, log } = parts;
  let running = false;
  let attempt = 0;
  let bound: Session | null = null;
  let inOrder: Promise<unknown> = Promise.resolve();
  const receipts = createInHand();
  let cancelTimer = () => {};
  const submitter = createSubmitter(timing, clock, () => bound);

  const connect = async () => {
    try {
      await parts.prepare();
    } catch {
      return retryLater('The server could not read what it knew of this inbox.');
    }
    const binding = await bindSession(settings, timing, clock);
    if (binding.kind === 'failed') return running ? retryLater(binding.detail) : undefined;
    if (!running) return binding.session.destroy();
    attempt = 0;
    bound = binding.session;
    listen(binding.session);
    await parts.health.connected();
  };

  const retryLater = async (detail: string) => {
    if (!running) return;
    attempt += 1;
    log.warn({ attempt }, 'no SMPP session');
    cancelTimer();
    cancelTimer = clock.after(backOffMs(attempt - 1, timing), () => void connect());
    await parts.health.failing(detail);
  };

  const listen = (session: Session) => {
    session.on('close', () => {
      if (bound !== session) return;
      bound = null;
      cancelTimer();
      parts.closed();
      void retryLater('The connection to the SMPP server broke.');
    });
    session.on('deliver_sm', (pdu: Pdu) => take(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unknown', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    enquire(session);
  };

  const enquire = (session: Session) => {
    cancelTimer = clock.after(timing.enquireEveryMs, () => {
      // A dead line answers nothing and reports nothing: only silence tells.
      cancelTimer = clock.after(timing.connectTimeoutMs, () => session.destroy());
      session.enquire_link(() => {
        if (bound !== session) return;
        cancelTimer();
        enquire(session);
      });
    });
  };

  const take = (session: Session, pdu: Pdu) => {
    const message = readShortMessage(pdu);
    if (!message) {
      log.warn('a delivery was no short message');
      session.send(pdu.response());
    } else if (message.isReceipt) {
      // Receipts may wait for the record of their own message; customers' messages must not wait behind them.
      void receipts.track(answer(session, pdu, message));
    } else queue(() => answer(session, pdu, message));
  };
  const answer = async (session: Session, pdu: Pdu, message: ShortMessage) => {
    let acknowledged = () => {};
    try {
      await parts.deliver({
        message,
        whenAcknowledged(work) {
          acknowledged = work;
        },
      });
      if (session.send(pdu.response())) acknowledged();
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.name : 'unknown' }, 'the store did not take a delivery');
      session.send(pdu.response({ command_status: tryAgain }));
    }
  };
  const atMost = (ms: number, work: Promise<unknown>) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      void work.finally(() => {
        cancel();
        resolve();
      });
    });
  const queue = (work: () => Promise<void>) => {
    inOrder = inOrder.then(work).catch((error: unknown) => {
      log.error({ reason: error instanceof Error ? error.name : 'unknown' }, 'a delivery could not be handled');
    });
  };

  return {
    start() {
      if (running) return;
      running = true;
      receipts.open();
      void parts.health.connecting().then(connect);
    },
    async stop(sends) {
      running = false;
      cancelTimer();
      await atMost(timing.stopTimeoutMs, Promise.all([inOrder, receipts.close(), sends]));
      // An answer to the last enquiry may have wound it up again.
      cancelTimer();
      const session = bound;
      bound = null;
      if (session) await closeSession(session, timing, clock);
    },
    isBound: () => running && bound !== null,
    submit: submitter.submit,
    inOrder: queue,
  };
}
