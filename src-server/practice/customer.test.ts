import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { languages } from '#shared/domain/language.ts';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import type { VisitorConnection } from '../channels/connector.ts';
import { createRandom } from '../sample/index.ts';
import { createPracticeCustomer, type Outcome } from './customer.ts';
import { createPersona, type Persona } from './persona.ts';
import { nextGapMs } from './traffic.ts';

const persona: Persona = {
  name: 'Maja Novak',
  language: 'sl',
  mood: 'calm',
  opening: ['Dober dan,', 'Kje je paket?'],
  answers: ['Hvala.', 'Nasvidenje.'],
  nudge: 'Je kdo tam?',
  leave: 'Oglasim se pozneje.',
  patienceMs: 30_000,
  typingMsPerLetter: 10,
};

let clock: ManualClock;
let said: string[];
let seen: unknown[];
let outcome: Outcome | null;
let page: VisitorConnection | null;
let closed: boolean;
beforeEach(() => {
  clock = new ManualClock();
  said = [];
  seen = [];
  outcome = null;
  page = null;
  closed = false;
});

async function open(fields: Partial<Persona> = {}) {
  const customer = createPracticeCustomer({
    persona: { ...persona, ...fields },
    inboxId: 'inbox-practice',
    clock,
    async visit(connection) {
      page = connection;
      connection.onClose(() => {
        closed = true;
      });
      connection.onMessage(async (event, payload) => {
        if (event === 'chat:send') said.push((payload as { text: string }).text);
        if (event === 'chat:seen') seen.push((payload as { status: string }).status);
      });
    },
    arrived() {},
    left(how) {
      outcome = how;
    },
  });
  void customer.arrive();
  await pass(5);
  return customer;
}
/** Lets time pass with everything it leads to done in between. */
async function pass(seconds: number): Promise<void> {
  for (let step = 0; step < seconds * 4; step += 1) {
    clock.advance(250);
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  }
}
let replies = 0;
const reply = (text: string) => {
  replies += 1;
  const message = {
    id: `m${replies}`,
    ref: null,
    from: 'agent',
    authorName: 'Ana',
    text,
    files: [],
    status: 'sent',
    sentAt: 1,
  };
  page?.send('chat:message', { message });
};

test('an unanswered customer asks whether anybody is there, then says so and leaves', async () => {
  await open();
  expect(said).toEqual(['Dober dan,', 'Kje je paket?']);
  await pass(31);
  expect(said.at(-1)).toBe('Je kdo tam?');
  await pass(35);
  expect(said.at(-1)).toBe('Oglasim se pozneje.');
  expect({ outcome, closed }).toEqual({ outcome: 'gave-up', closed: true });
});

test('some leave without a word', async () => {
  await open({ leave: null });
  await pass(62);
  expect(said.at(-1)).toBe('Je kdo tam?');
  expect(outcome).toBe('gave-up');
});

test('a reply is read, then answered, and after the goodbye the page is closed', async () => {
  await open();
  reply('Good morning');
  await pass(6);
  expect(seen).toEqual(['delivered', 'read']);
  expect(said.at(-1)).toBe('Hvala.');
  reply('Anything else?');
  await pass(6);
  expect(said.at(-1)).toBe('Nasvidenje.');
  await pass(21);
  expect({ outcome, closed }).toEqual({ outcome: 'served', closed: true });
});

test('a reply in time takes the impatience away, until the next wait grows long', async () => {
  await open();
  await pass(20);
  reply('One moment');
  await pass(20);
  expect(said).not.toContain('Je kdo tam?');
  await pass(20);
  expect(said.at(-1)).toBe('Je kdo tam?');
});

test('when practice ends nothing more is said', async () => {
  const customer = await open();
  customer.stop();
  reply('Hello?');
  await pass(120);
  expect(said).toEqual(['Dober dan,', 'Kje je paket?']);
  expect(closed).toBe(true);
});

test('whoever comes has something to say in their language, and every language comes', () => {
  const random = createRandom(7);
  const personas = Array.from({ length: 400 }, () => createPersona(random));
  expect(new Set(personas.map(({ language }) => language))).toEqual(new Set(languages));
  for (const one of personas) {
    const texts = [...one.opening, ...one.answers, one.nudge, one.leave ?? 'silent'];
    expect(texts.filter((text) => text.trim() === '' || text.includes('{'))).toEqual([]);
  }
  expect(personas.filter(({ leave }) => leave === null).length).toBeGreaterThan(80);
});

test('gaps between arrivals have the mean their intensity promises', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const gaps = Array.from({ length: 2_000 }, () => nextGapMs('busy', random));
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      expect(mean).toBeGreaterThan(4_300);
      expect(mean).toBeLessThan(5_600);
    }),
    { numRuns: 10 },
  );
});
