import { beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import { createViewers } from './viewers.ts';

let clock: ManualClock;
let announced: unknown[];
let told: unknown[];
let viewers: ReturnType<typeof createViewers>;
beforeEach(() => {
  clock = new ManualClock();
  announced = [];
  told = [];
  viewers = createViewers({
    clock,
    announce: (one) => announced.push(one.viewers),
    tellOthers: (one) => told.push(one.viewers),
  });
  viewers.start();
});

const elsewhere = (userIds: string[], typing = false) => ({
  conversationId: 'c',
  viewers: userIds.map((userId) => ({ userId, typing })),
  customerTyping: false,
});

test('desks are told of everybody, other servers only of those who look by this one', () => {
  viewers.heard('server-2', elsewhere(['jan'], true));
  viewers.view('socket', 'ana', 'c', false);
  expect(announced.at(-1)).toEqual([
    { userId: 'ana', typing: false },
    { userId: 'jan', typing: true },
  ]);
  expect(told).toEqual([[{ userId: 'ana', typing: false }]]);
});

test('somebody who looks by two servers is one viewer, typing where either says so', () => {
  viewers.view('socket', 'ana', 'c', false);
  viewers.heard('server-2', elsewhere(['ana'], true));
  expect(announced.at(-1)).toEqual([{ userId: 'ana', typing: true }]);
});

test('those who looked by a server that fell silent are forgotten, those of a living one are not', () => {
  viewers.heard('dead', elsewhere(['jan']));
  viewers.heard('alive', elsewhere(['eva']));
  clock.advance(30_000);
  viewers.heard('alive', elsewhere(['eva']));
  clock.advance(30_000);
  expect(announced.at(-1)).toEqual([{ userId: 'eva', typing: false }]);
});

test('who looks here is said again and again, for servers that came later or missed it', () => {
  viewers.view('socket', 'ana', 'c', false);
  told = [];
  clock.advance(15_000);
  expect(told).toEqual([[{ userId: 'ana', typing: false }]]);
});
