import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { currentDesk, type WindowDesk } from '../client/window-desk.ts';
import { findRow } from '../db/row-store.ts';
import { atOnceAndKept, type LiveOptions, type LiveStore, liveStore } from './live-store.ts';

let world: ReturnType<typeof aServer>;
let desk: WindowDesk;
let reads = 0;
let stop = async () => {};
beforeEach(async () => {
  world = aServer();
  stop = await startDeskInPage(world);
  desk = await vi.waitFor(async () => {
    const found = currentDesk();
    if (found === null || (await findRow(found, 'conversation', 'conversation-1')) === null) throw new Error('not yet');
    return found;
  });
  reads = 0;
});
afterEach(() => stop());

const subjectOf = async (read: WindowDesk) => {
  reads += 1;
  return (await findRow(read, 'conversation', 'conversation-1'))?.subject ?? null;
};
/** The subject of the one conversation, live. */
const subject = (options: LiveOptions = {}, key = 'subject'): LiveStore<string | null> =>
  liveStore(desk, key, subjectOf, options);
const writeSubject = (words: string) =>
  world.server.write({ entity: 'conversation', row: theConversation({ subject: words }) });
const answered = (store: LiveStore<unknown>) => vi.waitFor(() => expect(store.get()).toBeDefined());
/** Leaving takes effect behind whatever comes in its place. */
const turn = () => new Promise((later) => setTimeout(later, 0));

test('however many want the same, it is read once; who comes later has the answer at once', async () => {
  const leaves = [subject().subscribe(() => {}), subject().subscribe(() => {})];
  await answered(subject());
  expect(subject().get()).toBe(theConversation().subject);
  leaves.push(subject().subscribe(() => {}));
  await turn();
  expect(reads).toBe(1);
  for (const leave of leaves) leave();
});

test('a change of what was read is told to whoever listens, and to nobody who has left', async () => {
  const [stays, left] = [vi.fn(), vi.fn()];
  const leave = [subject().subscribe(stays), subject().subscribe(left)];
  await answered(subject());
  leave[1]?.();
  left.mockClear();
  writeSubject('Where is my coat?');
  await vi.waitFor(() => expect(subject().get()).toBe('Where is my coat?'));
  expect(stays).toHaveBeenCalledTimes(2);
  expect(left).not.toHaveBeenCalled();
  leave[0]?.();
});

test('an answer goes with the last who listens, unless it is one that is kept', async () => {
  for (const [key, options] of [
    ['kept', atOnceAndKept],
    ['gone', {}],
  ] as const) {
    const leave = subject(options, key).subscribe(() => {});
    await answered(subject(options, key));
    leave();
  }
  await turn();
  expect(subject(atOnceAndKept, 'kept').get()).toBe(theConversation().subject);
  expect(subject({}, 'gone').get()).toBeUndefined();
});

test('one screen in the place of another goes on with the same read', async () => {
  const leave = subject().subscribe(() => {});
  await answered(subject());
  leave();
  const stays = subject().subscribe(() => {});
  await turn();
  expect(subject().get()).toBe(theConversation().subject);
  expect(reads).toBe(1);
  stays();
});

test('what is known from elsewhere counts until it is read, and while somebody listens only what was read counts', async () => {
  subject(atOnceAndKept).offer('As the list has it');
  expect(subject(atOnceAndKept).get()).toBe('As the list has it');
  const leave = subject(atOnceAndKept).subscribe(() => {});
  await vi.waitFor(() => expect(subject(atOnceAndKept).get()).toBe(theConversation().subject));
  subject(atOnceAndKept).offer('Of yesterday');
  expect(subject(atOnceAndKept).get()).toBe(theConversation().subject);
  leave();
});

test('what is read ahead is there at the first look; where somebody listens nothing is read a second time', async () => {
  await subject(atOnceAndKept).warm();
  expect(subject(atOnceAndKept).get()).toBe(theConversation().subject);
  expect(reads).toBe(1);
  const leave = subject(atOnceAndKept).subscribe(() => {});
  await vi.waitFor(() => expect(reads).toBe(2));
  await subject(atOnceAndKept).warm();
  expect(reads).toBe(2);
  leave();
});

test('what somebody has clicked for is read in the same turn, and then watched like anything else', async () => {
  const listener = vi.fn();
  const leave = subject(atOnceAndKept).subscribe(listener);
  expect(reads).toBe(1);
  await answered(subject(atOnceAndKept));
  await vi.waitFor(() => expect(reads).toBe(2));
  // The second reading found the same.
  expect(listener).toHaveBeenCalledOnce();
  writeSubject('Where is my coat?');
  await vi.waitFor(() => expect(subject(atOnceAndKept).get()).toBe('Where is my coat?'));
  leave();
});

test('who asks while it is being read ahead waits for that reading, and so does who leaves and comes again', async () => {
  void subject(atOnceAndKept).warm();
  const leave = subject(atOnceAndKept).subscribe(() => {});
  leave();
  await turn();
  const stays = subject(atOnceAndKept).subscribe(() => {});
  await answered(subject(atOnceAndKept));
  expect(reads).toBe(1);
  stays();
});

test('a first reading that fails is followed by one that tries again', async () => {
  let isBroken = true;
  const read = async (from: WindowDesk) => {
    if (isBroken) throw new Error('the database is being upgraded');
    return subjectOf(from);
  };
  const store = liveStore(desk, 'upgraded', read, atOnceAndKept);
  const leave = store.subscribe(() => {});
  await turn();
  expect(store.get()).toBeUndefined();
  isBroken = false;
  await vi.waitFor(() => expect(store.get()).toBe(theConversation().subject), { timeout: 3_000 });
  leave();
});

test('of the answers that are kept, those wanted longest ago are forgotten', () => {
  const first = subject(atOnceAndKept, 'first');
  const again = subject(atOnceAndKept, 'again');
  for (let n = 0; n < 75; n += 1) subject(atOnceAndKept, `n ${n}`);
  // Wanted once more: now it stands behind the others.
  again.subscribe(() => {})();
  for (let n = 75; n < 150; n += 1) subject(atOnceAndKept, `n ${n}`);
  expect(subject(atOnceAndKept, 'again')).toBe(again);
  expect(subject(atOnceAndKept, 'first')).not.toBe(first);
});
