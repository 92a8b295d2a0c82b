import { createChat } from './model/chat.ts';
import { readScriptOptions } from './script-options.ts';
import { pickWords } from './texts/texts.ts';
import { mountWidget } from './view/mount.ts';

/** Only while the script runs does the browser say which element it came from, so this is asked first. */
const script = document.currentScript;

async function begin(): Promise<void> {
  const options = script instanceof HTMLScriptElement ? readScriptOptions(script) : null;
  if (!options) return complain('the script needs data-inbox="…" and must be loaded by its address');
  // Tag managers and page transitions like to run scripts twice.
  if (document.querySelector('parley-chat')) return;
  const words = pickWords(options.language);
  const page = { title: words.texts.title, greeting: '', accent: '#3b5bdb', staffed: true };
  const chat = createChat(options, page);
  const remove = mountWidget(chat, words, options);
  const refused = await chat.begin();
  if (!refused) return;
  chat.end();
  remove();
  complain(refused.message);
}

/** To whoever builds the shop's page; visitors see nothing of a chat that is not there. */
function complain(why: string): void {
  // biome-ignore lint/suspicious/noConsole: the site's console is the only place its builder looks.
  console.warn(`Parley chat: ${why}`);
}

if (document.body) void begin();
else document.addEventListener('DOMContentLoaded', () => void begin());
