import { afterEach, expect, test } from 'vitest';
import { createAesCodec } from '../sync/crypto/aes-codec.ts';
import { ringFromSecret } from '../sync/keys/keychain-keys.ts';
import { dropPage, findKeptPage, type KeptPage, keepPage, pageName, thisBuild } from './kept-page.ts';
import { openPage } from './open-page.ts';

const server = 'https://desk.example';
const desk = `parley ${server} ana`;
const session = JSON.stringify({ v: 1, server, userId: 'ana', token: 't' });
const key = (id: number, letter: string) => ({ id, key: btoa(letter.repeat(32)) });
const vault = { [desk]: JSON.stringify({ v: 1, cache: key(7, 'c'), own: key(8, 'o') }) };
const answers = { ids: ['one'], items: [{ customer: 'Milena Kos' }] };

async function keep(change: Partial<KeptPage> = {}): Promise<void> {
  const ring = await ringFromSecret(vault[desk]);
  const [sealed] = await createAesCodec(async () => ring).seal([answers], [pageName(desk)]);
  const body = btoa(String.fromCharCode(...(sealed as Uint8Array)));
  keepPage({ desk, until: Date.now() + 60_000, build: thisBuild, body, ...change });
}

const open = (secret: string | null = session, keys: Record<string, string> | null = vault) =>
  openPage(() => ({ session: Promise.resolve(secret), keys: Promise.resolve(keys) }));

afterEach(() => dropPage());

test('who is signed in gets back what was kept of their desk', async () => {
  await keep();
  expect(await open()).toEqual({ desk, answers });
});

test.each<[string, () => Promise<unknown>]>([
  ['nobody is signed in', () => open(null)],
  ['somebody else is signed in', () => open(JSON.stringify({ v: 1, server, userId: 'bor', token: 't' }))],
  ['the key was destroyed', () => open(session, { [desk]: JSON.stringify({ v: 1, cache: null, own: key(8, 'o') }) })],
  [
    'the key is another one',
    () => open(session, { [desk]: JSON.stringify({ v: 1, cache: key(7, 'x'), own: key(8, 'o') }) }),
  ],
  ['there is no keychain', () => open(session, null)],
  [
    'the computer cannot be asked',
    () => openPage(() => ({ session: Promise.reject(new Error('gone')), keys: Promise.resolve(vault) })),
  ],
])('nothing is opened when %s', async (_when, look) => {
  await keep();
  expect(await look()).toBeNull();
});

test.each<[string, Partial<KeptPage>]>([
  ['the computer was away for too long', { until: Date.now() - 1 }],
  ['another build kept it', { build: 'app://desk/assets/another.js' }],
  ['its bytes are damaged', { body: 'AAAA' }],
  ['it was moved from another desk', { desk: `${desk}-of-somebody` }],
])('nothing is opened when %s', async (_when, change) => {
  await keep(change);
  expect(await open()).toBeNull();
});

test('nothing is opened of what is no kept page', async () => {
  localStorage.setItem('parley.first-page', '{"desk":1}');
  expect(findKeptPage()).toBeNull();
  expect(await open()).toBeNull();
});

test('what is kept says nothing of a customer', async () => {
  await keep();
  expect(JSON.stringify({ ...localStorage })).not.toContain('Milena');
  expect(atob(findKeptPage()?.body ?? '')).not.toContain('Milena');
});
