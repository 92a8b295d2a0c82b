import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { freshProfile, type Host } from './hosts.ts';
import { password as everybodysPassword } from './rest.ts';

/** How long a test waits for what a person would see at once. */
const patienceMs = 20_000;

/** A person at the desk. Everything is found by its role and its name, as that person or a screen reader finds it. */
export interface Desk {
  /** A new page after `restart`. */
  readonly page: Page;
  /** Where everything this desk writes lies. */
  readonly profileDir: string;
  readonly list: Locator;
  readonly thread: Locator;
  readonly customer: Locator;
  readonly reply: Locator;
  readonly note: Locator;
  button(name: string | RegExp, within?: Locator): Locator;
  /** A conversation in the list, by anything written in its row. */
  row(words: string | RegExp): Locator;
  /** A message in the open thread, by its text. */
  message(words: string | RegExp): Locator;
  signIn(email: string, password?: string): Promise<void>;
  signOut(): Promise<void>;
  /** Waits until it is clear which: the form is shown, or the desk. */
  isSignedOut(): Promise<boolean>;
  /** Shows a view of the list: "Mine", "Unassigned" … */
  view(name: string): Promise<void>;
  /** Opens the conversation whose row has these words. */
  open(words: string | RegExp): Promise<void>;
  /** Writes a reply and sends it by the button. */
  answer(words: string): Promise<void>;
  /** Writes a note and adds it. */
  annotate(words: string): Promise<void>;
  /** Waits until the status line says this. */
  says(status: string | RegExp): Promise<void>;
  reload(): Promise<void>;
  /** Closes the program and opens it again on the same profile. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk(host: Host, serverUrl: string): Promise<Desk> {
  const profileDir = freshProfile();
  let running = await host.open(serverUrl, profileDir);
  const page = () => running.page;
  const prepare = () => page().setDefaultTimeout(patienceMs);
  prepare();

  const desk: Desk = {
    get page() {
      return page();
    },
    profileDir,
    get list() {
      return page().getByRole('listbox', { name: 'Conversations', exact: true });
    },
    get thread() {
      return page().getByRole('list', { name: 'Messages', exact: true });
    },
    get customer() {
      return page().getByRole('complementary', { name: 'Customer', exact: true });
    },
    get reply() {
      return page().getByRole('textbox', { name: 'Reply', exact: true });
    },
    get note() {
      return page().getByRole('textbox', { name: 'Note', exact: true });
    },
    button: (name, within) =>
      (within ?? page()).getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }),
    row: (words) => desk.list.getByRole('option').filter({ hasText: words }),
    message: (words) => desk.thread.getByRole('article').filter({ hasText: words }),
    async signIn(email, password = everybodysPassword) {
      await page().getByRole('textbox', { name: 'Email' }).fill(email);
      await page().getByLabel('Password', { exact: true }).fill(password);
      await desk.button('Sign in').click();
    },
    async signOut() {
      await desk.button(/: settings$/).click();
      await page().getByRole('menuitem', { name: 'Sign out' }).click();
    },
    async isSignedOut() {
      const form = desk.button('Sign in');
      await form.or(page().getByRole('contentinfo')).first().waitFor();
      return form.isVisible();
    },
    async view(name) {
      await page()
        .getByRole('radio', { name: new RegExp(`^${name}`) })
        .click();
    },
    async open(words) {
      await desk.row(words).first().click();
      await desk.thread.waitFor();
    },
    async answer(words) {
      await desk.reply.fill(words);
      await desk.button('Send').click();
      await desk.message(words).waitFor();
    },
    async annotate(words) {
      await page().getByRole('tab', { name: 'Note', exact: true }).click();
      await desk.note.fill(words);
      await desk.button('Add note').click();
      await desk.message(words).waitFor();
      await page()
        .getByRole('tab', { name: /^Reply/ })
        .click();
    },
    async says(status) {
      await page()
        .getByRole('contentinfo')
        .getByRole('status')
        .filter({ hasText: status })
        .waitFor({ state: 'attached' });
    },
    async reload() {
      await page().reload();
    },
    async restart() {
      await running.close();
      running = await host.open(serverUrl, profileDir);
      prepare();
    },
    close: () => running.close(),
  };
  return desk;
}

/** Opens a desk and signs in; the list of conversations is on screen when it resolves. */
export async function openSignedIn(host: Host, serverUrl: string, email: string, password?: string): Promise<Desk> {
  const desk = await openDesk(host, serverUrl);
  await desk.signIn(email, password);
  await desk.says('Connected');
  return desk;
}

/** Resolves when the condition holds; for what is seen outside of the desk. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: patienceMs, interval: 100 });

/** Keeps a picture of these desks when the running test fails; says where. */
export function pictureOnFailure(...desks: (Desk | undefined)[]): void {
  onTestFailed(async ({ task }) => {
    const folder = process.env.PARLEY_E2E_PICTURES ?? join(tmpdir(), 'parley-e2e-pictures');
    mkdirSync(folder, { recursive: true });
    for (const [at, desk] of desks.entries()) {
      const path = join(folder, `${task.name.replace(/\W+/g, '-').slice(0, 80)}-${at}.png`);
      const done = await desk?.page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
      if (done) console.error(`A picture of the desk: ${path}`);
    }
  });
}
