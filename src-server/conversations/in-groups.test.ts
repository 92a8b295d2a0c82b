import { expect, test } from 'vitest';
import { inGroups } from './in-groups.ts';

/** Items are texts whose first letter is their lane. */
function rig(options: { undone?: (item: string) => boolean; fails?: (items: readonly string[]) => boolean } = {}) {
  const { undone = () => false, fails = () => false } = options;
  const groups: string[][] = [];
  const aloneOnes: string[] = [];
  const gates: (() => void)[] = [];
  const gate = () => new Promise<void>((resolve) => gates.push(resolve));
  const add = inGroups<string, string>({
    laneOf: (item) => item.charAt(0),
    async together(items) {
      groups.push([...items]);
      await gate();
      if (fails(items)) throw new Error('the whole group');
      return new Map(items.filter((item) => !undone(item)).map((item) => [item, `${item} together`]));
    },
    async alone(item) {
      aloneOnes.push(item);
      await gate();
      if (item.includes('bad')) throw new Error(item);
      return `${item} alone`;
    },
    failed: () => {},
  });
  /** Lets everything end that is in hand. */
  async function open(): Promise<void> {
    await settle();
    for (const next of gates.splice(0)) next();
    await settle();
  }
  return { add, groups, aloneOnes, open };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('the first is begun at once, and what comes meanwhile is done in one go after it', async () => {
  const { add, groups, open } = rig();
  const first = add('a1');
  await settle();
  const others = ['b1', 'c1', 'd1'].map(add);
  await settle();
  expect(groups).toEqual([['a1']]);
  await open();
  expect(await first).toBe('a1 together');
  expect(groups).toEqual([['a1'], ['b1', 'c1', 'd1']]);
  await open();
  expect(await Promise.all(others)).toEqual(['b1 together', 'c1 together', 'd1 together']);
});

test('of one lane one is in hand at a time, in order, also when the first has to be done alone', async () => {
  const { add, groups, aloneOnes, open } = rig({ undone: (item) => item === 'a1' });
  const all = ['a1', 'a2', 'b1', 'a3'].map(add);
  await settle();
  expect(groups).toEqual([['a1', 'b1']]);
  await open();
  expect(aloneOnes).toEqual(['a1']);
  expect(groups).toEqual([['a1', 'b1']]);
  await open();
  expect(groups.at(-1)).toEqual(['a2']);
  await open();
  await open();
  expect(groups.at(-1)).toEqual(['a3']);
  expect(await Promise.all(all)).toEqual(['a1 alone', 'a2 together', 'b1 together', 'a3 together']);
});

test('one that cannot be done is refused alone; those it came with are done', async () => {
  const { add, open } = rig({ fails: (items) => items.some((item) => item.includes('bad')) });
  const all = Promise.allSettled(['a1', 'bad', 'c1'].map(add));
  await open();
  await open();
  expect((await all).map((one) => (one.status === 'fulfilled' ? one.value : 'refused'))).toEqual([
    'a1 alone',
    'refused',
    'c1 alone',
  ]);
});

test('a lane whose last one was refused goes on with the next', async () => {
  const { add, open } = rig({ fails: (items) => items.some((item) => item.includes('bad')) });
  const all = Promise.allSettled(['bad', 'b2'].map(add));
  for (let n = 0; n < 3; n += 1) await open();
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('a crowd is done a hundred at a time, nobody twice and nobody forgotten', async () => {
  const { add, groups, open } = rig();
  const items = Array.from({ length: 250 }, (_, n) => `${String.fromCharCode(1_000 + n)}`);
  const all = Promise.all(items.map(add));
  for (let n = 0; n < 3; n += 1) await open();
  expect(groups.map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(await all).toEqual(items.map((item) => `${item} together`));
});
