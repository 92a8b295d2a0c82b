import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildStale } from '../../scripts/build.ts';
import { keychainFor } from '../bench/start/shells.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { copyDesk, type DeskCopy } from './harness/desk-copy.ts';
import { type Host, inElectron } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { ana } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

const coat = { name: 'Quintessa Kos', question: 'Where is my persimmoncoat?' };
const hat = { name: 'Barnabas Zajc', question: 'Is the gooseberryhat back?' };

describeWith(inElectron.missingPart, 'a start of a desk somebody is signed in at', () => {
  let server: RunningServer;
  let customer: TextPeer;
  let slow: DeskCopy;
  let desk: Desk;
  /** Whether the engine waits until the end of the test. */
  let isSlow = false;

  /** A computer with a keychain: without one nobody is signed in at a start, and nothing is kept of the list. */
  const host: Host = {
    ...inElectron,
    open: (serverUrl, profileDir) =>
      inElectron.open(serverUrl, profileDir, {
        ...keychainFor(profileDir),
        ...(isSlow ? { PARLEY_DESK: slow.folder } : {}),
      }),
  };
  const kept = () => desk.page.evaluate(() => localStorage.getItem('parley.first-page'));

  beforeAll(async () => {
    await buildStale(['main', 'renderer']);
    slow = copyDesk();
    slow.hold('worker');
    ({ server, customer } = await openShop());
    await customer.writes(1, coat.question, coat.name);
    await customer.writes(2, hat.question, hat.name);
    desk = await openSignedIn(host, server.address, ana.email);
    // Who answers takes it.
    await desk.view('Unassigned');
    for (const { question } of [coat, hat]) {
      await desk.open(question);
      await desk.answer('I look into it.');
    }
    await desk.view('Mine');
    for (const { name } of [coat, hat]) await desk.row(name).waitFor();
  });
  afterAll(async () => {
    await desk?.close();
    await server?.close();
    await customer?.close();
    slow?.remove();
  });

  test('what is kept for it says nothing of a customer', async () => {
    pictureOnFailure(desk);
    await eventually(kept).not.toBeNull();
    const stored = await desk.page.evaluate(() => JSON.stringify({ ...localStorage }));
    const { body } = JSON.parse((await kept()) ?? '{}');
    const bytes = Buffer.from(body, 'base64').toString('utf8');
    expect(bytes.length).toBeGreaterThan(500);
    for (const word of ['Quintessa', 'persimmoncoat', 'Barnabas', 'gooseberryhat', 'I look into it']) {
      expect(stored).not.toContain(word);
      expect(bytes).not.toContain(word);
    }
  });

  test('a start shows the rows before its engine has said anything, and a click opens the conversation', async () => {
    isSlow = true;
    await desk.restart();
    isSlow = false;
    pictureOnFailure(desk);
    await desk.row(coat.name).waitFor();
    expect(await desk.page.getByText('Connected').count()).toBe(0);
    await desk.row(hat.name).click();
    await eventually(() => desk.page.evaluate(() => location.hash)).toContain('conversations/');
  });

  test('no row moves when what stands around the list comes behind its first painting', async () => {
    await desk.restart();
    pictureOnFailure(desk);
    await desk.row(coat.name).waitFor();
    await desk.button('Filter and order').waitFor();
    const moved = await desk.page.evaluate(async () => {
      const shifts: PerformanceEntry[] = [];
      const watch = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      watch.observe({ type: 'layout-shift', buffered: true });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const nodes = shifts.flatMap((shift) => ('sources' in shift ? (shift.sources as { node?: Node | null }[]) : []));
      return nodes.flatMap(({ node }) => {
        const isList =
          node instanceof Element && (node.closest('[role=listbox]') ?? node.querySelector('[role=listbox]'));
        return isList ? [node.outerHTML.slice(0, 200)] : [];
      });
    });
    expect(moved).toEqual([]);
  });

  test('without the code of what stands around the list it says so, and leads on when that is there again', async () => {
    slow.lose('around-list');
    isSlow = true;
    await desk.restart();
    isSlow = false;
    pictureOnFailure(desk);
    await desk.page.getByRole('alert').waitFor();
    slow.mend('around-list');
    await desk.button('Try again').click();
    await desk.row(coat.name).waitFor();
    await desk.button('Filter and order').waitFor();
  });

  test('what is kept is replaced by what is on this computer', async () => {
    await desk.restart();
    pictureOnFailure(desk);
    await desk.open(hat.question);
    await desk.message(hat.question).waitFor();
    await desk.says('Connected');
    await desk.row(coat.name).waitFor();
  });

  test('after somebody signed out the next start shows the way in, and no row', async () => {
    pictureOnFailure(desk);
    await desk.says('Connected');
    await desk.signOut();
    await desk.button('Sign in').waitFor();
    expect(await kept()).toBeNull();
    await desk.restart();
    await desk.button('Sign in').waitFor();
    expect(await desk.page.locator('body').textContent()).not.toContain(coat.name);
  });
});
