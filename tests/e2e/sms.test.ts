import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmppPeer, startSmppPeer } from '../real/smpp-peer.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { adminEnv, ana, furnish, openRest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

let server: RunningServer;
let peer: SmppPeer;
beforeAll(async () => {
  peer = await startSmppPeer();
  server = await startServer(adminEnv);
  const rest = await openRest(server.address);
  await furnish(rest);
  await rest.putInbox('sms', 'sms', {
    provider: 'smpp',
    number: '+38640555000',
    smppHost: '127.0.0.1',
    smppPort: peer.port,
    systemId: peer.systemId,
    smppPassword: peer.password,
  });
});
afterAll(async () => {
  await server?.close();
  await peer?.close();
});

describeInEveryHost('an SMS conversation through a real SMPP server', (host) => {
  const phone = host.name === 'Chromium' ? '38640555019' : '38640555020';
  const question = `Kdaj pride paket? ${host.name}`;
  let desk: Desk;
  beforeAll(async () => {
    desk = await openSignedIn(host, server.address, ana.email);
  });
  afterAll(() => desk?.close());

  test('a text appears on the open desk, and the server has acknowledged it', async () => {
    pictureOnFailure(desk);
    await desk.view('Unassigned');
    await eventually(peer.binds).toBe(1);
    expect(await peer.deliver({ source: phone, destination: '38640555000', text: question })).toBe(0);
    await desk.open(question);
  });

  test('the composer counts what goes over the air', async () => {
    pictureOnFailure(desk);
    await desk.reply.fill('Jutri.');
    await desk.page.getByText('1 message · 154 characters left · Plain').waitFor();
    await desk.reply.fill('Jutri dopoldne, že na poti.');
    await desk.page.getByText('1 message · 43 characters left · Unicode').waitFor();
    await desk.reply.fill('a'.repeat(161));
    await desk.page.getByText('2 messages · 145 characters left · Plain').waitFor();
  });

  test('the answer goes out in the parts that were counted, and its receipt is shown', async () => {
    pictureOnFailure(desk);
    const before = peer.submitted.length;
    const answer = `Jutri do 10h, na naslov v Celju. ${host.name} ${'Lep pozdrav. '.repeat(10)}`.trim();
    await desk.answer(answer);
    await desk.message(answer).getByText('sent').waitFor();
    await eventually(() => peer.submitted.length - before).toBe(2);
    const parts = peer.submitted.slice(before);
    expect(parts.map(({ text }) => text).join('')).toBe(answer);
    expect(new Set(parts.map(({ destination }) => destination))).toEqual(new Set([phone]));
    for (const { id } of parts) await peer.deliverReceipt(id, 'DELIVRD');
    await desk.message(answer).getByText('delivered').waitFor();
  });
});
