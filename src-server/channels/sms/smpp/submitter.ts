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

export interface Submitter {
  /** `late` is told the server's id when the answer comes after we stopped waiting. */
  submit(fields: Readonly<Record<string, unknown>>, late: (id: string) => void): Promise<SubmitOutcome>;
  /** Resolves when no submit waits for an answer. */
  idle(): Promise<void>;
}

const accepted = z.object({ message_id: z.string().catch('') });
const idOf = (response: Pdu): string => accepted.parse(response).message_id;

export function createSubmitter(timing: SmsTiming, clock: Clock, current: () => Session | null): Submitter {
  const open = new Set<Promise<SubmitOutcome>>();

  const exchange = (session: Session, fields: Readonly<Record<string, unknown>>, late: (id: string) => void) =>
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
        if (settled && response.command_status === 0) late(idOf(response));
        if (response.command_status === 0) settle({ kind: 'accepted', id: idOf(response) });
        else settle({ kind: 'refused', status: response.command_status });
      });
      if (!left) settle({ kind: 'not-sent', detail: 'The connection to the SMPP server is closing.' });
    });

  return {
    async submit(fields, late) {
      while (open.size >= windowSize) await Promise.race(open);
      const session = current();
      if (!session) return { kind: 'not-sent', detail: 'There is no connection to the SMPP server.' };
      const outcome = exchange(session, fields, late);
      open.add(outcome);
      return outcome.finally(() => open.delete(outcome));
    },
    async idle() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
