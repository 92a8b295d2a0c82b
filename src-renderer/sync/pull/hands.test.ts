import { expect, test } from 'vitest';
import { ManualClock } from '../../../tests/fakes/manual-clock.ts';
import { createHands } from './hands.ts';

function aHand() {
  const clock = new ManualClock();
  const hands = createHands(clock);
  /** A key, and so long after it. */
  const pressed = (agoMs: number) => {
    hands.pressed();
    clock.advance(agoMs);
  };
  return { clock, hands, pressed };
}

/** How far the clock had to go on until this was over, ms. */
async function lasted(clock: ManualClock, work: Promise<void>): Promise<number> {
  const startedAt = clock.now();
  let isOver = false;
  void work.then(() => {
    isOver = true;
  });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (isOver) return clock.now() - startedAt;
    clock.advance(1);
  }
}

test('who has not written for a second is not waited for', async () => {
  const { clock, hands, pressed } = aHand();
  expect(hands.areWriting()).toBe(false);
  pressed(999);
  expect(hands.areWriting()).toBe(true);
  clock.advance(1);
  expect(hands.areWriting()).toBe(false);
  expect(await lasted(clock, hands.untilShown())).toBe(0);
  expect(await lasted(clock, hands.untilFree(80))).toBe(0);
});

test('a key has the computer until it is on the screen, and then rows have it', async () => {
  const { clock, hands, pressed } = aHand();
  pressed(10);
  expect(await lasted(clock, hands.untilShown())).toBe(14);
  pressed(10);
  expect(await lasted(clock, hands.untilFree(15))).toBe(14);
  expect(await lasted(clock, hands.untilFree(15))).toBe(0);
});

test('when the next key may come at any moment, rows wait until it has come and is on the screen', async () => {
  const { clock, hands, pressed } = aHand();
  pressed(70);
  clock.after(40, hands.pressed);
  expect(await lasted(clock, hands.untilFree(15))).toBe(40 + 24);
});

test('a key that does not come is not waited for longer than hands take; rows then have half of the time', async () => {
  const { clock, hands, pressed } = aHand();
  pressed(70);
  expect(await lasted(clock, hands.untilFree(15))).toBe(130);
  expect(await lasted(clock, hands.untilFree(15))).toBe(15);
});

test('neither a night asleep nor a clock put back makes a long rest', async () => {
  const clock = new ManualClock();
  let now = clock.now();
  const hands = createHands({ now: () => now, after: clock.after });
  hands.pressed();
  now += 500;
  expect(await lasted(clock, hands.untilFree(28_800_000))).toBe(100);
  now -= 3_600_000;
  expect(await lasted(clock, hands.untilFree(15))).toBe(24);
});
