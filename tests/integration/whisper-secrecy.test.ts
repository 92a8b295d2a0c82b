import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aReply } from '../factories/mutations.ts';
import { carries } from '../real/byte-tap.ts';
import { openEveryChannel, type TappedInbox } from './every-channel.ts';
import { signIn } from './start-app.ts';
import { type Floor, openFloor, soon } from './supervised-floor.ts';

/** Stands in everything that is said inside the house, and in nothing else. */
const secret = 'axolotlwhisper';
/** Stands in everything that is said to customers: where it is not found, nothing has been looked at. */
const open = 'quokkapublic';

const wordOf = ({ inboxId }: TappedInbox) => `${open}${inboxId.replace(/\W/g, '')}`;

describe('what is whispered stays inside the house', () => {
  let floor: Floor;
  let channels: TappedInbox[] = [];
  let hooks: Server;
  const hooked: Buffer[] = [];

  const conversationIn = async (inboxId: string) => {
    const found = () =>
      floor.store.db
        .selectFrom('conversation')
        .selectAll()
        .where('inboxId', '=', inboxId)
        .orderBy('number')
        .executeTakeFirstOrThrow();
    return soon(found, { timeout: 20_000, interval: 50 });
  };
  const delivered = (messageId: string) =>
    soon(
      async () => {
        const message = await floor.get('message', messageId);
        expect(['sent', 'delivered', 'read']).toContain(message?.delivery?.status);
      },
      { timeout: 20_000, interval: 50 },
    );

  /** Everything two colleagues can say to each other about a conversation, while one of them answers the customer. */
  async function workOn(inbox: TappedInbox): Promise<void> {
    const { ana, eva } = floor;
    await inbox.write('Hello, where is my order?');
    const { id: conversationId } = await conversationIn(inbox.inboxId);
    await eva.act('conversation.assign', { conversationId, userId: 'user-ana' });
    const [inbound] = await floor.thread(conversationId);
    const supervisionId = newId();
    await eva.act('supervision.start', { supervisionId, conversationId, agentId: null, mode: 'whisper' });
    const whispered = newId();
    const coach = { conversationId, toId: null, answersId: null };
    const about = { kind: 'message', messageId: inbound?.id };
    await eva.act('message.coach', { ...coach, messageId: whispered, text: `Offer her ${secret}.`, about });
    const draft = { kind: 'draft', excerpt: `half a ${secret}` };
    await eva.act('message.coach', { ...coach, messageId: newId(), text: `Not like that: ${secret}`, about: draft });
    eva.socket.emit('presence:view', { conversationId, typing: true });
    ana.socket.emit('presence:view', { conversationId, typing: true });
    const looksAt = { pane: 'thread', id: null };
    ana.socket.emit('work:doing', {
      conversationId,
      draft: { kind: 'reply', text: `typed ${secret}` },
      looksAt,
      script: null,
    });
    await ana.act('whisper.read', { whisperId: whispered });
    const answer = { ...coach, answersId: whispered, about: { kind: 'general' } };
    await ana.act('message.coach', { ...answer, messageId: newId(), text: `Understood, ${secret}` });
    await ana.act('note.add', {
      conversationId,
      messageId: newId(),
      text: `@Eva Dolenc ${secret}`,
      attachments: [],
      mentionIds: ['user-eva'],
    });
    const side = { sideThreadId: newId(), conversationId, topic: secret, memberIds: ['user-jan'] };
    await ana.act('side.open', { ...side, messageId: newId(), text: `What about ${secret}?` });
    await ana.act('hand.raise', {
      handId: newId(),
      conversationId,
      kind: 'help',
      reason: secret,
      rewardId: null,
      step: null,
    });

    const first = newId();
    const fields = { conversationId, attachments: inbox.attachments ? [await upload(`${open}.txt`)] : [] };
    await ana.act('message.send', aReply(`Here is ${wordOf(inbox)}`, { ...fields, messageId: first }));
    await delivered(first);
    await ana.act('conversation.markRead', { conversationId, position: 100 });
    await inbox.write('Thank you!');
    await eva.act('supervision.change', { supervisionId, mode: 'join' });
    const second = newId();
    await eva.act('message.send', aReply(`And again ${wordOf(inbox)}`, { conversationId, messageId: second }));
    await delivered(second);
    await eva.act('supervision.change', { supervisionId, mode: 'take-over' });
    await eva.act('supervision.giveBack', { supervisionId });
    await ana.act('conversation.resolve', { conversationId });
    await inbox.reopen?.();
  }

  async function upload(name: string) {
    const id = newId();
    const token = await anaToken;
    const answer = await fetch(`${floor.app.address}/api/v1/attachments/${id}?name=${name}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      body: `a file of ${open}`,
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: string; name: string; mimeType: string; sizeBytes: number; contentId: null };
  }
  let anaToken: Promise<string>;

  beforeAll(async () => {
    floor = await openFloor(undefined, { realChannels: true });
    anaToken = signIn(floor.app, 'ana@example.com');
    hooks = createServer((request, response) => {
      request.on('data', (bytes: Buffer) => hooked.push(bytes));
      request.on('end', () => response.writeHead(200).end());
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => hooks.once('listening', resolve));
    const answer = await fetch(`${floor.app.address}/api/v1/webhooks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await signIn(floor.app, 'petra@example.com')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        url: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`,
        events: ['conversation.changed', 'message.received', 'message.sent', 'message.delivery', 'customer.changed'],
      }),
    });
    expect(answer.status).toBe(201);
    const opened = await openEveryChannel(floor.app);
    if (opened.missing !== null && process.env.CI)
      throw new Error(`whispers need ${opened.missing}, and CI must not skip it`);
    channels = opened.inboxes;
    for (const inbox of channels) await workOn(inbox);
    // What a receipt or a retry might still bring out.
    await wait(1_500);
  });
  afterAll(async () => {
    await floor.close();
    for (const inbox of channels) await inbox.close();
    hooks.close();
  });

  test('every colleague who sees the conversation has it, so there is something to give away', async () => {
    for (const { inboxId } of channels) {
      const { id } = await conversationIn(inboxId);
      const said = (await floor.thread(id)).filter(({ text }) => text.includes(secret)).map(({ kind }) => kind);
      expect(said, inboxId).toEqual(['coach', 'coach', 'coach', 'note']);
    }
  });

  test('no byte towards a provider or a visitor’s page carries it, on any channel; what was meant for the customer is there', () => {
    expect(channels.length).toBeGreaterThanOrEqual(7);
    for (const inbox of channels) {
      expect(carries(inbox.sent(), wordOf(inbox)), `${inbox.inboxId} was reached`).toBe(true);
      expect(carries(inbox.sent(), secret), `${inbox.inboxId} kept the secret`).toBe(false);
    }
  });

  test('no outgoing webhook carries it', async () => {
    await soon(() => expect(carries(Buffer.concat(hooked), wordOf(channels.at(-1) as TappedInbox))).toBe(true), {
      timeout: 20_000,
    });
    await wait(500);
    expect(carries(Buffer.concat(hooked), secret)).toBe(false);
  });

  test('no answer of the REST API carries it, unless the internal view of a thread is asked for by name', async () => {
    const token = await signIn(floor.app, 'petra@example.com');
    const get = async (path: string) => {
      const answer = await fetch(`${floor.app.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
      return Buffer.from(await answer.arrayBuffer());
    };
    const conversations = await floor.store.db.selectFrom('conversation').selectAll().execute();
    const document = JSON.parse((await get('/api/openapi.json')).toString()) as { paths: Record<string, object> };
    const reading = Object.entries(document.paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
    expect(reading.length).toBeGreaterThan(10);
    const answers: Buffer[] = [];
    for (const path of reading) {
      const ids = path.startsWith('/customers')
        ? conversations.map(({ customerId }) => customerId)
        : conversations.map(({ id }) => id);
      for (const id of path.includes('{id}') ? ids : [''])
        answers.push(await get(`/api/v1${path.replace('{id}', id)}`));
    }
    const all = Buffer.concat(answers);
    for (const inbox of channels) expect(carries(all, wordOf(inbox))).toBe(true);
    // A list row shows the last thing said, and a note counts as that on a desk: whispers never do.
    expect(
      answers.filter((answer) => carries(answer, secret)).map((answer) => answer.toString().slice(0, 200)),
    ).toEqual([]);
    const internal = await get(`/api/v1/conversations/${conversations[0]?.id}/messages?view=internal`);
    expect(carries(internal, secret)).toBe(true);
  });
});
