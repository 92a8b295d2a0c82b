import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from '../real/tcp-proxy.ts';
import { type Desk, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { ana, jan } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

let server: RunningServer;
let customer: TextPeer;
beforeAll(async () => {
  ({ server, customer } = await openShop());
});
afterAll(async () => {
  await server?.close();
  await customer?.close();
});

describeInEveryHost('two agents with the same conversation', (host) => {
  const question = `Where is order 10517? ${host.name}`;
  const from = host.name === 'Chromium' ? 1 : 2;
  let first: Desk;
  let second: Desk;
  let line: TcpProxy;
  beforeAll(async () => {
    await customer.writes(from, question);
    first = await openSignedIn(host, server.address, ana.email);
    // A browser's own "offline" switch leaves the sockets of its workers connected; a cut line does not.
    line = await startTcpProxy(Number(new URL(server.address).port));
    second = await openSignedIn(host, `http://127.0.0.1:${line.port}`, jan.email);
    for (const desk of [first, second]) {
      await desk.view('Unassigned');
      await desk.open(question);
    }
  });
  afterAll(async () => {
    await first?.close();
    await second?.close();
    await line?.close();
  });

  test('each sees that the other is looking, and is warned while the other writes', async () => {
    pictureOnFailure(first, second);
    await first.page.getByText('Jan Kos is also looking').waitFor();
    await second.page.getByText('Ana Kovač is also looking').waitFor();
    await first.reply.pressSequentially('Let me', { delay: 30 });
    await second.page.getByText('Ana Kovač is writing a reply').waitFor();
    await first.reply.fill('');
  });

  test('an assignment shows on the other desk, and says who did it', async () => {
    pictureOnFailure(first, second);
    await first.button('Assign').click();
    await first.page.getByRole('dialog', { name: 'Assign to' }).getByRole('option', { name: 'Ana Kovač' }).click();
    await second.button('Assigned to Ana Kovač. Assign').waitFor();
    await second.thread.getByText('Ana Kovač took the conversation').waitFor();
    // It has left the unassigned ones.
    await second.row(question).waitFor({ state: 'detached' });
  });

  test('a note shows on the other desk, named and marked as internal', async () => {
    pictureOnFailure(first, second);
    await first.annotate('Courier strike in Celje this week.');
    const note = second.thread.getByRole('article', { name: 'Note by Ana Kovač' });
    await note.getByText('Courier strike in Celje this week.').waitFor();
    await note.getByText('Colleagues only').waitFor();
  });

  test('a reply written past a colleague’s is held: both texts are shown, and nothing goes out unasked', async () => {
    pictureOnFailure(first, second);
    const sentBefore = customer.received().length;
    // The second agent's computer loses the network, and they write on.
    await line.set({ accept: 'refuse' });
    line.cut();
    await second.says('Offline');
    await second.answer('I am on it. (second)');
    await first.answer('A new parcel is on its way. (first)');
    await first.message('A new parcel is on its way. (first)').getByText('sent', { exact: true }).waitFor();
    await line.heal();

    const held = second.thread.getByRole('alert', { name: 'Needs your decision' });
    await held.getByText('Somebody has written since you looked. Read it, then decide.').waitFor();
    await held.getByText('I am on it. (second)').waitFor();
    await held.getByText('A new parcel is on its way. (first)').waitFor();
    expect(customer.received().slice(sentBefore)).toEqual(['A new parcel is on its way. (first)']);
    await second.button('Discard', held).click();
    await second.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
    await held.waitFor({ state: 'detached' });
    expect(customer.received().slice(sentBefore)).toEqual(['A new parcel is on its way. (first)']);
  });

  test('resolving shows on the other desk', async () => {
    pictureOnFailure(first, second);
    await first.button('Resolve').click();
    await second.button('Reopen').waitFor();
    await second.thread.getByText('Ana Kovač resolved it').waitFor();
  });
});
