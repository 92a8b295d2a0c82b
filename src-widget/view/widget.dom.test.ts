import { within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWebChatInbox, type WebChatInbox } from '../../tests/fakes/web-chat-inbox.ts';
import { type Chat, createChat } from '../model/chat.ts';
import { pickWords } from '../texts/texts.ts';
import { mountWidget } from './mount.ts';

let inbox: WebChatInbox;
const ends: (() => void)[] = [];

beforeEach(async () => {
  inbox = await openWebChatInbox({ title: 'Chat with us', greeting: 'Hello! How can we help?' });
});
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  localStorage.clear();
  await inbox.close();
});

/** The widget in a page, against a real server. */
async function mount(language = 'en', url = inbox.url) {
  const words = pickWords(language, []);
  const page = { title: words.texts.title, greeting: '', accent: '#3b5bdb', staffed: true };
  const chat: Chat = createChat({ server: url, inboxId: inbox.id }, page);
  const remove = mountWidget(chat, words, { theme: 'auto', side: 'right' });
  ends.push(remove, chat.end);
  await chat.begin();
  const root = document.querySelector('parley-chat')?.shadowRoot;
  if (!root) throw new Error('the widget is not in the page');
  const shown = within(root as unknown as HTMLElement);
  return { chat, root, shown, user: userEvent.setup({ document }) };
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 5_000 });

describe('by role and name', () => {
  test('the launcher opens a dialog with the cursor in the message, Escape closes it and gives the focus back', async () => {
    const { root, shown, user } = await mount();
    const launcher = shown.getByRole('button', { name: 'Chat with us' });
    expect(launcher.getAttribute('aria-expanded')).toBe('false');
    await user.click(launcher);
    shown.getByRole('dialog', { name: 'Chat with us' });
    expect(root.activeElement).toBe(shown.getByRole('textbox', { name: 'Message' }));
    await user.keyboard('{Escape}');
    expect(shown.queryByRole('dialog')).toBeNull();
    expect(root.activeElement).toBe(launcher);
  });

  test('a question and its answer stand in the log, with who said it', async () => {
    const { shown, user } = await mount();
    await user.click(shown.getByRole('button', { name: 'Chat with us' }));
    await user.type(shown.getByRole('textbox', { name: 'Message' }), 'Where is my parcel?');
    await user.click(shown.getByRole('button', { name: 'Send' }));
    await until(() => expect(inbox.memory.incoming.map(({ text }) => text)).toEqual(['Where is my parcel?']));
    await inbox.answer('At the depot.');
    const log = within(shown.getByRole('log', { name: 'Messages' }));
    await until(() => log.getByText('At the depot.'));
    expect(log.getByText('Where is my parcel?').closest('.bubble')?.textContent).toContain('You');
    log.getByText('Hello! How can we help?');
  });

  test('Enter sends, Shift+Enter does not, and nothing is sent twice or empty', async () => {
    const { shown, user } = await mount();
    await user.click(shown.getByRole('button', { name: 'Chat with us' }));
    const box = shown.getByRole('textbox', { name: 'Message' });
    await user.type(box, '{Enter}two{Shift>}{Enter}{/Shift}lines{Enter}{Enter}');
    await until(() => expect(inbox.memory.incoming.map(({ text }) => text)).toEqual(['two\nlines']));
  });

  test('an answer while the chat is closed is counted on the launcher and said aloud', async () => {
    const { root, shown, chat } = await mount();
    chat.send('Hello', []);
    await until(() => expect(inbox.memory.incoming).toHaveLength(1));
    await inbox.answer('Good day');
    await until(() => shown.getByRole('button', { name: 'Chat with us, 1 unread message' }));
    expect(root.querySelector('[aria-live="polite"]')?.textContent).toBe('New message from Ana: Good day');
  });
});

test('what people write is shown as text, never run as HTML; only web addresses become links', async () => {
  const { root, shown, chat, user } = await mount();
  chat.send('<img src=x onerror=alert(1)> javascript:alert(1) https://shop.example/a?b=1.', []);
  await user.click(shown.getByRole('button', { name: 'Chat with us' }));
  await until(() => shown.getByText(/onerror/));
  expect(root.querySelector('.list img')).toBeNull();
  const links = [...root.querySelectorAll('.list a')];
  expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
    ['https://shop.example/a?b=1', 'noopener noreferrer nofollow'],
  ]);
});

test('a file that is too large or of the wrong kind is refused in words, and the rest is kept', async () => {
  const { root, shown, user } = await mount();
  await user.click(shown.getByRole('button', { name: 'Chat with us' }));
  const picker = root.querySelector<HTMLInputElement>('input[type=file]');
  if (!picker) throw new Error('there is no file picker');
  const large = new File(['x'], 'large.pdf', { type: 'application/pdf' });
  Object.defineProperty(large, 'size', { value: 20_000_000 });
  const program = new File(['x'], 'setup.exe', { type: 'application/x-msdownload' });
  const fine = new File(['x'], 'note.txt', { type: 'text/plain' });
  Object.defineProperty(picker, 'files', { value: [large, program, fine] });
  picker.dispatchEvent(new Event('change'));
  expect(root.querySelector('.composer .problem')?.textContent).toBe(
    'large.pdf is larger than 10 MB. setup.exe cannot be sent: only pictures, PDF and text.',
  );
  shown.getByRole('button', { name: 'Remove note.txt' });
});

test('while nobody is there the visitor may leave an email address; a wrong one is said and the text stays', async () => {
  inbox.memory.staffed = false;
  const { shown, user } = await mount('de');
  await user.click(shown.getByRole('button', { name: 'Schreiben Sie uns' }));
  const email = await until(() => shown.getByRole('textbox', { name: 'E-Mail' }));
  const box = shown.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nachricht' });
  await user.type(shown.getByRole('textbox', { name: 'E-Mail' }), 'maja@');
  await user.type(box, 'Bitte rufen Sie an{Enter}');
  shown.getByText('Das ist keine E-Mail-Adresse.');
  expect([box.value, inbox.memory.incoming.length, email]).toEqual(['Bitte rufen Sie an', 0, expect.anything()]);
  await user.type(shown.getByRole('textbox', { name: 'E-Mail' }), 'example.at');
  await user.click(shown.getByRole('button', { name: 'Senden' }));
  await until(() => expect(inbox.memory.incoming[0]?.text).toBe('Bitte rufen Sie an\n\n<maja@example.at>'));
});

test('without a server the visitor can still write, and reads that it waits', async () => {
  const { shown, user } = await mount('en', 'http://127.0.0.1:9');
  await user.click(shown.getByRole('button', { name: 'Chat with us' }));
  await until(() => shown.getByText('No connection'));
  await user.type(shown.getByRole('textbox', { name: 'Message' }), 'Anybody?{Enter}');
  shown.getByText(/Waiting to be sent/);
  shown.getByText(/kept on this device/);
});

test('keys pressed in the chat do not reach the shop’s own shortcuts', async () => {
  const { shown, user } = await mount();
  const pressed: string[] = [];
  document.addEventListener('keydown', ({ key }) => pressed.push(key));
  await user.click(shown.getByRole('button', { name: 'Chat with us' }));
  await user.type(shown.getByRole('textbox', { name: 'Message' }), 's');
  expect(pressed).toEqual([]);
});
