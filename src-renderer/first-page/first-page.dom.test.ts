import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAesCodec } from '../sync/crypto/aes-codec.ts';
import { ringFromSecret } from '../sync/keys/keychain-keys.ts';
import { endPicture } from './end-picture.ts';
import { dropPicture, type KeptPicture, keepPicture, layoutOf, pictureName, stylesOfPage } from './kept-picture.ts';
import { partsOfScreen, pictureId } from './picture-parts.ts';
import { showPicture } from './show-picture.ts';

const server = 'https://desk.example';
const desk = `parley ${server} ana`;
const session = JSON.stringify({ v: 1, server, userId: 'ana', token: 't' });
const key = (id: number, letter: string) => ({ id, key: btoa(letter.repeat(32)) });
const vault = { [desk]: JSON.stringify({ v: 1, cache: key(7, 'c'), own: key(8, 'o') }) };
const minuteMs = 60_000;

const screen = `
  <nav aria-label="Screens"><button>Inbox</button></nav>
  <section><h1>My conversations</h1>
    <div role="listbox"><div>
      <div role="option" data-id="one" aria-selected="true"><div class="bg-accent-soft">Milena Kos
        <time datetime="${new Date(Date.now() - 5 * minuteMs).toISOString()}">1m</time><span data-passing>12:40</span></div></div>
    </div></div>
  </section>
  <main>What was said to Milena</main><aside></aside>`;

async function keep(change: Partial<KeptPicture> = {}): Promise<void> {
  const root = document.createElement('div');
  root.innerHTML = screen;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return this.getAttribute('role') === 'option' ? new DOMRect(0, 0, 340, 58) : new DOMRect(0, 0, 340, 600);
  });
  const ring = await ringFromSecret(vault[desk]);
  const [sealed] = await createAesCodec(async () => ring).seal([partsOfScreen(root)], [pictureName(desk)]);
  const body = btoa(String.fromCharCode(...(sealed as Uint8Array)));
  const until = Date.now() + minuteMs;
  keepPicture({ desk, until, styles: stylesOfPage(), language: 'en', layout: layoutOf(innerWidth), body, ...change });
}

const show = (secret: string | null = session, keys: Record<string, string> | null = vault) =>
  showPicture(() => ({ session: Promise.resolve(secret), keys: Promise.resolve(keys) }));
const picture = () => document.getElementById(pictureId);

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  location.hash = '';
});
afterEach(() => {
  dropPicture();
  vi.restoreAllMocks();
});

test('the list stands on screen as it was, its ages counted anew and without what counts down', async () => {
  await keep();
  expect(await show()).toBe(true);
  expect(picture()?.querySelector('[role=option]')?.textContent).toContain('Milena Kos');
  expect(picture()?.querySelector('time')?.textContent).toBe('5m');
  expect(picture()?.textContent).not.toContain('12:40');
});

test('nothing of the open conversation is in it, and no row looks open', async () => {
  await keep();
  await show();
  expect(picture()?.textContent).not.toContain('What was said');
  expect(picture()?.querySelector('[role=option]')?.getAttribute('aria-selected')).toBe('false');
  expect(picture()?.querySelector('.bg-accent-soft')).toBeNull();
});

test('a click on a row leads the desk to its conversation', async () => {
  await keep();
  await show();
  picture()?.querySelector<HTMLElement>('[role=option] time')?.click();
  expect(location.hash).toBe('#/conversations/one');
});

test.each<[string, () => Promise<boolean>]>([
  ['nobody is signed in', () => show(null)],
  ['somebody else is signed in', () => show(JSON.stringify({ v: 1, server, userId: 'bor', token: 't' }))],
  ['the key was destroyed', () => show(session, { [desk]: JSON.stringify({ v: 1, cache: null, own: key(8, 'o') }) })],
  [
    'the key is another one',
    () => show(session, { [desk]: JSON.stringify({ v: 1, cache: key(7, 'x'), own: key(8, 'o') }) }),
  ],
  ['there is no keychain', () => show(session, null)],
])('nothing is shown when %s', async (_when, look) => {
  await keep();
  expect(await look()).toBe(false);
  expect(picture()).toBeNull();
});

test.each<[string, Partial<KeptPicture>]>([
  ['the computer was away for too long', { until: Date.now() - 1 }],
  ['it was taken with another build', { styles: 'another.css' }],
  ['the window was narrower', { layout: 'single' }],
  ['its bytes are damaged', { body: 'AAAA' }],
])('nothing is shown when %s', async (_when, change) => {
  await keep(change);
  expect(await show()).toBe(false);
  expect(picture()).toBeNull();
});

test('a start at an address that was given shows that, not the list', async () => {
  await keep();
  location.hash = '#/settings';
  expect(await show()).toBe(false);
});

test('it goes when the desk is there, and the desk can be seen', async () => {
  await keep();
  await show();
  expect(document.getElementById('root')?.style.visibility).toBe('hidden');
  endPicture();
  expect(picture()).toBeNull();
  expect(document.getElementById('root')?.style.visibility).toBe('');
});

test('what is kept says nothing of a customer', async () => {
  await keep();
  expect(JSON.stringify({ ...localStorage })).not.toContain('Milena');
  expect(atob((JSON.parse(localStorage.getItem('parley.first-page') ?? '{}') as KeptPicture).body)).not.toContain(
    'Milena',
  );
});
