import type { Pdu, Session } from 'smpp';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import type { SmsTiming } from '../timing.ts';

/** Unanswered submits at a time: enough to fill a line, few enough for servers with a small window. */
const windowSize = 10;

export type SubmitOutcome =
  | { kind: 'accepted'; id: string }
  | { kind: 'refused'; status: number }
  /** It has not left this computer. */
  | { kind: 'not-sent'; detail: string }
  /** It has left, and its answer never came. */
  | { kind: 'lost'; detail: string };

export type Heard = (id: string, late: boolean) => void;

export interface Submitter {
  /** `heard` is told the server's id as soon as it is read, also when we stopped waiting for it (`late`). */
  submit(fields: Readonly<Record<string, unknown>>, heard: Heard): Promise<SubmitOutcome>;
}

const accepted = z.object({ message_id: z.string().catch('') });
const idOf = (response: Pdu): string => accepted.parse(response).message_id;

export function createSubmitter(timing: SmsTiming, clock: Clock, current: () => Session | null): Submitter {
  const open = new Set<Promise<SubmitOutcome>>();

  const exchange = (session: Session, fields: Readonly<Record<string, unknown>>, heard: Heard) =>
    new Promise<SubmitOutcome>((resolve) => {
      let settled = false;
      const settle = (outcome: SubmitOutcome) => {
        if (settled) return;
        settled = true;
        cancel();
        session.off('close', broken);
        resolve(outcome);
      };
      const broken = () =>
        settle({ kind: 'lost', detail: 'The connection to the SMPP server broke before its answer.' });
      const cancel = clock.after(timing.answerTimeoutMs, () =>
        settle({
          kind: 'lost',
          detail: `The SMPP server did not answer within ${timing.answerTimeoutMs / 1_000} seconds.`,
        }),
      );
      session.on('close', broken);
      const left = session.submit_sm(fields, (response) => {
        if (response.command_status !== 0) return settle({ kind: 'refused', status: response.command_status });
        const id = idOf(response);
        // At once, not when the promise is looked at: the receipt can stand in the same packet.
        heard(id, settled);
        settle({ kind: 'accepted', id });
      });
      if (!left) settle({ kind: 'not-sent', detail: 'The connection to the SMPP server is closing.' });
    });

  return {
    async submit(fields, heard) {
      while (open.size >= windowSize) await Promise.race(open);
      const session = current();
      if (!session) return { kind: 'not-sent', detail: 'There is no connection to the SMPP server.' };
      const outcome = exchange(session, fields, heard);
      open.add(outcome);
      return outcome.finally(() => open.delete(outcome));
    },
  };
}
