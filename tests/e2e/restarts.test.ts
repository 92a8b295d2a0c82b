import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { ana, type Rest } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

describeInEveryHost('restarts', (host) => {
  let server: RunningServer;
  let rest: Rest;
  let customer: TextPeer;
  let desk: Desk;
  beforeAll(async () => {
    ({ server, rest, customer } = await openShop());
    await customer.writes(1, 'Where is order 10517?', 'Maja Novak');
    desk = await openSignedIn(host, server.address, ana.email);
    await desk.view('Unassigned');
    await desk.open('Maja Novak');
    await desk.answer('Let me look, Maja.');
    await desk.message('Let me look, Maja.').getByText('sent', { exact: true }).waitFor();
  });
  afterAll(async () => {
    await desk?.close();
    await server?.close();
    await customer?.close();
  });

  const texts = async () => {
    const [conversation] = await rest.conversations();
    return (await rest.messages(conversation?.id ?? ''))
      .filter(({ kind }) => kind !== 'system')
      .map(({ text }) => text);
  };

  test('a reply written while the server is down waits in sight, and goes out once after it returns', async () => {
    pictureOnFailure(desk);
    await server.stop('SIGKILL');
    await desk.says('Offline');
    await desk.answer('It comes on Thursday.');
    await desk.message('It comes on Thursday.').getByText('waiting to send').waitFor();
    await desk.button('1 waiting to send').waitFor();
    await server.start();
    await desk.says('Connected');
    await desk.message('It comes on Thursday.').getByText('sent', { exact: true }).waitFor();
    await desk.button('0 waiting to send').waitFor();
    expect(customer.received().filter((text) => text === 'It comes on Thursday.')).toHaveLength(1);
  });

  test('a server that ends in good order and comes back finds the same desk, nothing lost and nothing doubled', async () => {
    pictureOnFailure(desk);
    expect(await server.stop('SIGTERM')).toBe(0);
    await desk.says('Offline');
    await server.start();
    await desk.says('Connected');
    await customer.writes(1, 'Thank you!', 'Maja Novak');
    await desk.message('Thank you!').waitFor();
    const all = ['Where is order 10517?', 'Let me look, Maja.', 'It comes on Thursday.', 'Thank you!'];
    expect(await texts()).toEqual(all);
    expect(await desk.thread.getByRole('article').count()).toBe(all.length);
  });

  test('a restarted desktop shows everything again: the conversation, its thread, and the draft', async () => {
    pictureOnFailure(desk);
    await desk.reply.fill('I will also send a');
    await desk.page.getByText('Draft saved on this computer').waitFor();
    await desk.restart();
    if (await desk.isSignedOut()) await desk.signIn(ana.email);
    await desk.says('Connected');
    // Who answers first has taken the conversation.
    await desk.view('Mine');
    await desk.open('Maja Novak');
    for (const text of await texts()) await desk.message(text).waitFor();
    await expect.poll(() => desk.reply.inputValue()).toBe('I will also send a');
  });

  // A page in a browser comes from the server; only the desktop opens without it.
  if (host.name !== 'Chromium')
    test('what waits to be sent survives a restart of the desktop while the server is down', async () => {
      pictureOnFailure(desk);
      await server.stop('SIGKILL');
      await desk.says('Offline');
      await desk.answer('Written on a train.');
      await desk.restart();
      await server.start();
      if (await desk.isSignedOut()) await desk.signIn(ana.email);
      await desk.says('Connected');
      await eventually(() => customer.received().filter((text) => text === 'Written on a train.').length).toBe(1);
      expect((await texts()).filter((text) => text === 'Written on a train.')).toHaveLength(1);
    });
});
