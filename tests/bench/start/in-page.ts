/** These run inside the page: each is handed over as text and sees its argument and the page alone. */

/** When the page painted its first words, epoch ms, as the browser noted it. @throws when it has not within the time */
export async function firstPaintAt(withinMs: number): Promise<number> {
  const end = performance.now() + withinMs;
  for (;;) {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (paint) return performance.timeOrigin + paint.startTime;
    if (performance.now() > end) throw new Error('the page has painted nothing');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/**
 * When the frame that shows this element had been produced, epoch ms. It is looked for in every frame before that is painted: the
 * frame it is found in is the one that shows it, and a task posted there runs behind its painting.
 * @throws when it is not shown within the time
 */
export async function shownAt({ selector, withinMs }: { selector: string; withinMs: number }): Promise<number> {
  const end = performance.now() + withinMs;
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve, reject) => {
    port1.onmessage = () => resolve();
    const look = () => {
      if (document.querySelector(selector) !== null) port2.postMessage(null);
      else if (performance.now() > end)
        reject(new Error(`${selector} was not shown; there is: ${document.body.innerText.slice(0, 300)}`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return performance.timeOrigin + performance.now();
}

/** What the desk's database holds, and whether a message in it says anything that can be read without the key. */
export async function cachedRows(words: string): Promise<{ messages: number; unindexed: number; isSealed: boolean }> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('parley http'));
  if (found?.name === undefined) return { messages: 0, unindexed: 0, isSealed: false };
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await asked(indexedDB.open(found.name));
  try {
    const tx = db.transaction([...db.objectStoreNames]);
    const alone = await asked(tx.objectStore('message').count());
    const messages = alone + (await asked(tx.objectStore('batches').index('ids').count()));
    const waiting = await asked<{ count: number }[]>(tx.objectStore('searchQueue').getAll());
    const unindexed = waiting.reduce((sum, { count }) => sum + count, 0);
    // Of every store a few rows, with their bytes read as text.
    let bytes = 0;
    const text = (_: string, value: unknown) => {
      if (!(value instanceof ArrayBuffer || ArrayBuffer.isView(value))) return value;
      bytes += value.byteLength;
      return new TextDecoder().decode(value);
    };
    let readable = '';
    for (const name of db.objectStoreNames)
      readable += JSON.stringify(await asked(tx.objectStore(name).getAll(null, 50)), text);
    return { messages, unindexed, isSealed: bytes > 0 && !readable.includes(words) };
  } finally {
    db.close();
  }
}

/**
 * Clicks a row of the list and waits for the frame in which the thread's newest message stands, within the part of the thread that
 * is on screen. Looked for in every frame, before it is painted: the frame it is found in is the one that shows it, and a task posted
 * there runs behind its painting. (Asking for one more frame would count a frame the message has long been on screen in.)
 * @returns ms from the click until that frame had been produced
 */
export async function clickAndWait({ words, withinMs }: { words: string; withinMs: number }): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const end = performance.now() + withinMs;
  const find = (where: string) =>
    [...document.querySelectorAll<HTMLElement>(where)].find(({ textContent }) => textContent?.includes(words));
  const list = document.querySelector<HTMLElement>('[role=listbox]');
  // The list draws what is in view: it is scrolled until the row is.
  let row = find('[role=listbox] [role=option]');
  for (let step = 0; !row && list && performance.now() < end; step += 1) {
    list.scrollTop = (step * 300) % Math.max(1, list.scrollHeight);
    await frame();
    await frame();
    row = find('[role=listbox] [role=option]');
  }
  if (!row) throw new Error(`no row says “${words}”`);
  // Nothing of the row before is under way any more.
  await new Promise((resolve) => setTimeout(resolve, 150));
  row = find('[role=listbox] [role=option]') ?? row;
  const startedAt = performance.now();
  const { left, top, height } = row.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, button: 0, detail: 1, clientX: left + 120, clientY: top + height / 2 };
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    const event = type.startsWith('pointer')
      ? new PointerEvent(type, { ...at, pointerType: 'mouse', isPrimary: true })
      : new MouseEvent(type, at);
    row.dispatchEvent(event);
  }
  const isShown = () => {
    const message = find('[role=list] article, [role=list] [role=article]');
    const thread = message?.closest('[role=list]');
    if (!message || !thread) return false;
    const [place, seen] = [message.getBoundingClientRect(), thread.getBoundingClientRect()];
    return place.height > 0 && place.top < seen.bottom && place.bottom > seen.top;
  };
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve, reject) => {
    port1.onmessage = () => resolve();
    const look = () => {
      if (isShown()) port2.postMessage(null);
      else if (performance.now() > end) reject(new Error(`the thread of “${words}” did not show`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return performance.now() - startedAt;
}

/** Fills the form of the way in and presses its button, as soon as it is there. */
export async function signInBy(input: { email: string; password: string; withinMs: number }): Promise<void> {
  const end = performance.now() + input.withinMs;
  const find = () => document.querySelectorAll<HTMLInputElement>('form input');
  while (find().length < 2) {
    if (performance.now() > end) throw new Error('the form to sign in was not shown');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  for (const field of find()) {
    // React listens to the event and looks at the value; it overlooks what is written by its own property.
    write?.call(field, field.type === 'password' ? input.password : input.email);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
  document.querySelector<HTMLButtonElement>('form button[type=submit]')?.click();
}
