import { randomBytes } from 'node:crypto';
import { type VisitorMessage, type VisitorRequestName, visitorPushes } from '#shared/contract/visitor.ts';
import { visitorProtocol } from '#shared/contract/visitor-address.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Connector, VisitorConnection } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Persona } from './persona.ts';

/** Nobody types for longer than this at a stretch, nor reads. */
const longestMs = 9_000;
const readMsPerLetter = 30;
/** After the goodbye the page stays open a little: an agent's last word is still read. */
const lingerMs = 20_000;

export type Outcome = 'served' | 'gave-up' | 'refused';

interface Parts {
  persona: Persona;
  inboxId: string;
  /** The same door the pages of real visitors come through. */
  visit: NonNullable<Connector['visitor']>;
  clock: Clock;
  /** The first words were taken in. */
  arrived(): void;
  left(outcome: Outcome): void;
}

/**
 * A visitor's page with an invented person before it: reads, types, answers, loses patience. Everything goes through the web
 * chat's own door, so it is stored, routed and answered as if a real visitor had written.
 */
export function createPracticeCustomer({ persona, inboxId, visit, clock, arrived, left }: Parts) {
  const timers = new Set<() => void>();
  const read = new Set<string>();
  let handle: ((event: string, payload: unknown) => Promise<unknown>) | null = null;
  let closePage = () => {};
  let turn = 0;
  let isGone = false;
  let cancelPatience = () => {};
  let speaking: Promise<void> = Promise.resolve();

  function later(ms: number, work: () => void): () => void {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      if (!isGone) work();
    });
    timers.add(cancel);
    return () => {
      timers.delete(cancel);
      cancel();
    };
  }
  const pause = (ms: number) => new Promise<void>((done) => later(Math.min(ms, longestMs), done));
  const ask = async (name: VisitorRequestName, input: unknown) => handle?.(name, input);

  /** One after the other: nobody types two messages at once. */
  function say(text: string, afterMs: number): Promise<void> {
    speaking = speaking.then(async () => {
      await pause(afterMs);
      await ask('chat:typing', { typing: true });
      await pause(text.length * persona.typingMsPerLetter);
      const profile = { name: persona.name, email: null };
      await ask('chat:send', { id: newId(), text, uploadIds: [], profile, left: false });
    });
    return speaking;
  }

  function leave(outcome: Outcome): void {
    if (isGone) return;
    isGone = true;
    for (const cancel of timers) cancel();
    timers.clear();
    closePage();
    left(outcome);
  }

  function waitForReply(): void {
    cancelPatience();
    cancelPatience = later(persona.patienceMs, () => {
      void say(persona.nudge, 0);
      cancelPatience = later(persona.patienceMs, () => {
        if (persona.leave === null) leave('gave-up');
        else void say(persona.leave, 0).then(() => later(1_000, () => leave('gave-up')));
      });
    });
  }

  async function hear({ id, from, text }: VisitorMessage): Promise<void> {
    if (from !== 'agent' || read.has(id)) return;
    read.add(id);
    cancelPatience();
    await ask('chat:seen', { messageIds: [id], status: 'delivered' });
    await pause(800 + text.length * readMsPerLetter);
    await ask('chat:seen', { messageIds: [id], status: 'read' });
    const answer = persona.answers[turn];
    if (answer === undefined) return;
    turn += 1;
    await say(answer, 500);
    if (turn === persona.answers.length) later(lingerMs, () => leave('served'));
    else waitForReply();
  }

  const connection: VisitorConnection = {
    hello: { protocol: visitorProtocol, inboxId, secret: randomBytes(32).toString('base64url') },
    origin: null,
    onMessage(take) {
      handle = take;
    },
    onClose(tell) {
      closePage = tell;
    },
    send(event, payload) {
      if (isGone || event !== 'chat:message') return;
      const parsed = visitorPushes['chat:message'].safeParse(payload);
      if (parsed.success) void hear(parsed.data.message);
    },
    close: () => leave('refused'),
  };

  return {
    async arrive(): Promise<void> {
      await visit(connection);
      for (const [index, text] of persona.opening.entries()) await say(text, index === 0 ? 300 : 900);
      if (isGone) return;
      arrived();
      waitForReply();
    },
    /** Practice is over: the page is closed, whatever they were about to say. */
    stop: () => leave('refused'),
  };
}
export type PracticeCustomer = ReturnType<typeof createPracticeCustomer>;
