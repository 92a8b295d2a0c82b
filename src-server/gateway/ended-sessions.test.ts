import { expect, test } from 'vitest';
import { aUser } from '../../tests/factories/rows.ts';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import { actorOf, type EndedSession, type Session } from '../identity/index.ts';
import { silentLogger } from '../platform/log.ts';
import { createEndedSessions, lookEveryMs } from './ended-sessions.ts';

const aSession = (id: string): Session => ({ id, user: aUser(), actor: actorOf(aUser()), expiresAt: 1 });

function open() {
  const clock = new ManualClock();
  const present = [aSession('here'), aSession('here'), aSession('stays')];
  const told: EndedSession[] = [];
  const asked: (readonly string[])[] = [];
  const over: EndedSession[] = [];
  const database = { isAway: false };
  const ended = createEndedSessions({
    clock,
    log: silentLogger(),
    sessions: {
      async listEnded(ids) {
        asked.push(ids);
        if (database.isAway) throw new Error('the database is away');
        return over;
      },
    },
    present: () => present,
    ended: (one) => told.push(one),
  });
  /** Lets what was asked be answered. */
  const pass = async () => {
    clock.advance(lookEveryMs);
    await Promise.resolve().then(() => new Promise(setImmediate));
  };
  return { ended, pass, present, told, asked, over, database };
}

test('a session that ended without a word is found, with its reason, also after a look that failed', async () => {
  const { ended, pass, told, asked, over, database } = open();
  ended.start();
  database.isAway = true;
  await pass();
  expect(told).toEqual([]);
  database.isAway = false;
  over.push({ sessionId: 'here', userId: aUser().id, reason: 'wiped' });
  await pass();
  expect(told).toEqual(over);
  expect(asked).toEqual([
    ['here', 'stays'],
    ['here', 'stays'],
  ]);
});

test('nobody is asked about while nobody is connected', async () => {
  const { ended, pass, present, asked } = open();
  ended.start();
  ended.start();
  ended.stop();
  await pass();
  expect(asked).toEqual([]);
  ended.start();
  present.length = 0;
  await pass();
  await pass();
  expect(asked).toEqual([[]]);
});
