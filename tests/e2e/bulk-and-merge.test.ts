import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { seriousProblems } from './harness/axe.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { inChromium } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { ana, openRest, type Rest } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

const { id: _, ...queueRules } = defaultQueueRules('support');

describeWith(inChromium.missingPart, 'many conversations at once, merging, splitting, promises and vouchers', () => {
  let server: RunningServer;
  let rest: Rest;
  let customer: TextPeer;
  let desk: Desk;

  beforeAll(async () => {
    ({ server, rest, customer } = await openShop());
    await rest.call('PUT', '/tags/fragile', { name: 'Fragile', color: 'amber' });
    for (const [number, words] of ['Where is it?', 'It arrived broken', 'Wrong size', 'When do you open?'].entries())
      await customer.writes(number + 1, words, ['Maja', 'Luka', 'Eva', 'Tin'][number]);
    desk = await openSignedIn(inChromium, server.address, ana.email);
    await desk.view('Unassigned');
    await desk.row('Where is it?').waitFor();
  });
  afterAll(async () => {
    await desk?.close();
    await customer?.close();
    await server?.close();
  });

  const dialog = (name: string) => desk.page.getByRole('dialog', { name });
  const toast = (words: string | RegExp) => desk.page.locator('[data-sonner-toast]').filter({ hasText: words });
  const bar = () => desk.page.getByRole('region', { name: 'Chosen conversations' });
  const assigned = async () => (await rest.conversations()).filter(({ assigneeId }) => assigneeId === ana.id).length;

  /** Looks at what is on screen in both themes. */
  async function looksRight(screen: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const shots = process.env.PARLEY_E2E_SCREENS;
      if (shots) await desk.page.screenshot({ path: `${shots}/${screen.replaceAll(' ', '-')}-${colorScheme}.png` });
      expect.soft(await seriousProblems(desk.page), `${screen}, ${colorScheme}`).toEqual([]);
    }
  }

  test('rows are chosen by Ctrl- and Shift-click and by keys, and the list says so', async () => {
    pictureOnFailure(desk);
    const rows = desk.list.getByRole('option');
    await rows.nth(0).click({ modifiers: ['ControlOrMeta'] });
    await rows.nth(2).click({ modifiers: ['Shift'] });
    await bar().getByText('3 chosen').waitFor();
    expect(await desk.list.getByRole('option', { selected: true }).count()).toBe(3);
    await desk.button('All 4 in this view').click();
    await bar().getByText('4 chosen').waitFor();
    await looksRight('bulk bar');
    await desk.list.focus();
    await desk.page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await desk.page.keyboard.press('ControlOrMeta+a');
    await bar().getByText('4 chosen').waitFor();
  });

  test('one action reaches all of them on the server, and Undo takes it back', async () => {
    pictureOnFailure(desk);
    await desk.page.keyboard.press('a');
    await dialog('Assign to').getByRole('option', { name: 'Ana Kovač' }).click();
    await toast('Assigned 4 conversations').waitFor();
    await eventually(assigned).toBe(4);
    await desk.view('Mine');
    await eventually(() => desk.list.getByRole('option').count()).toBe(4);
    await desk.button('Undo', toast('Assigned 4 conversations')).click();
    await eventually(assigned).toBe(0);
  });

  test('what could not be done is told for each, with the reason', async () => {
    pictureOnFailure(desk);
    await rest.call('PUT', '/queue-rules/support', { ...queueRules, dispositionRequired: true });
    await desk.view('Unassigned');
    await desk.row('Where is it?').waitFor();
    await eventually(() => desk.list.getByRole('option').count()).toBe(4);
    await desk.list.focus();
    await desk.page.keyboard.press('ControlOrMeta+a');
    await desk.button(/^Resolve/, bar()).click();
    await toast('Nothing was done').waitFor();
    await desk.button('Show', toast('Nothing was done')).click();
    const recent = dialog('Done to many at once');
    await recent.getByText('4 were left as they were.').waitFor();
    await recent.getByText('Its queue wants to know how the conversation ended.').first().waitFor();
    await looksRight('bulk results');
    await desk.page.keyboard.press('Escape');
    expect((await rest.conversations()).filter(({ state }) => state === 'resolved')).toHaveLength(0);
    await rest.call('PUT', '/queue-rules/support', queueRules);
  });

  test('without a connection the action is done here, and there when the line is back', async () => {
    pictureOnFailure(desk);
    await server.stop();
    await desk.says('Offline');
    await desk.list.focus();
    await desk.page.keyboard.press('ControlOrMeta+a');
    await desk.page.keyboard.press('g');
    await dialog('Tags').getByRole('option', { name: 'Fragile' }).click();
    await toast('Tagged 4 conversations').waitFor();
    await desk.page.getByText(/Offline, as of \d/).waitFor();
    await server.start();
    rest = await openRest(server.address);
    await eventually(async () => (await rest.conversations()).every(({ tagIds }) => tagIds.includes('fragile'))).toBe(
      true,
    );
  });

  test('a part of a thread becomes a conversation of its own, and both lead to each other', async () => {
    pictureOnFailure(desk);
    await customer.writes(1, 'And do you have it in blue?', 'Maja');
    await desk.open('And do you have it in blue?');
    await desk.message('And do you have it in blue?').waitFor();
    await desk.button('More actions').click();
    await desk.page.getByRole('menuitem', { name: 'Split…' }).click();
    const split = dialog('Split the conversation');
    await split.getByRole('checkbox', { name: /And do you have it in blue/ }).check();
    await split.getByRole('textbox', { name: 'What the new one is about' }).fill('Colours');
    await looksRight('split');
    await desk.button('Split', split).click();
    await toast('1 message moved to a new conversation').waitFor();
    await desk.thread.getByText('You moved a part to a new conversation').waitFor();
    await desk.thread.getByRole('link', { name: /^#\d+/ }).click();
    await desk.page.getByRole('heading', { name: 'Colours' }).waitFor();
    await desk.thread.getByText('You split this from another conversation').waitFor();
    await desk.message('And do you have it in blue?').waitFor();
  });

  test('merged, both are read together, the drafts of both survive, and the old link leads to the one that stays', async () => {
    pictureOnFailure(desk);
    await desk.reply.fill('We have it in navy.');
    const oldLink = new URL(desk.page.url()).hash;
    await desk.row('Where is it?').click();
    await desk.message('Where is it?').waitFor();
    await desk.button('More actions').click();
    await desk.page.getByRole('menuitem', { name: 'Merge…' }).click();
    const merge = dialog('Merge conversations');
    await merge.getByRole('checkbox', { name: /Colours/ }).waitFor();
    expect(await merge.getByRole('checkbox', { name: /Colours/ }).isChecked()).toBe(true);
    await looksRight('merge');
    await desk.button('Merge', merge).click();
    const merged = desk.thread.getByRole('region', { name: /^Merged conversation/ });
    await merged.getByText('And do you have it in blue?').waitFor();
    const left = desk.page.getByRole('list', { name: 'What you wrote in merged conversations' });
    await left.getByText('We have it in navy.').waitFor();
    await looksRight('merged');
    await desk.button('Put into the reply', left).click();
    await eventually(() => desk.reply.inputValue()).toContain('We have it in navy.');
    const stays = new URL(desk.page.url()).hash;
    await desk.page.evaluate((hash) => {
      globalThis.location.hash = hash;
    }, oldLink);
    await eventually(() => new URL(desk.page.url()).hash).toBe(stays);
    await desk.message('Where is it?').waitFor();
    await desk.button('Take apart', merged).click();
    await toast('A conversation of its own again').waitFor();
    await merged.waitFor({ state: 'detached' });
  });

  test('a promise counts down in the list and in the thread, and warns once', async () => {
    pictureOnFailure(desk);
    await rest.call('PUT', '/sla-policies/quick', {
      ...{ name: 'Quick', enabled: true, order: 1, hoursId: null, pauseWhilePending: true, warnAtPercent: 10 },
      applies: { priorities: [], tiers: [], channels: [], queueIds: [] },
      ...{ firstReplySeconds: 90, nextReplySeconds: 90, resolutionSeconds: 3_600 },
    });
    await customer.writes(5, 'Is anybody there?', 'Nela');
    // Whose it is is warned; what is nobody's warns leads.
    await desk.open('Is anybody there?');
    await desk.button('Assign').click();
    await dialog('Assign to').getByRole('option', { name: 'Ana Kovač' }).click();
    await desk.view('Mine');
    await toast(/^First reply due in .*Nela/).waitFor();
    expect(await toast(/Nela/).count()).toBe(1);
    const header = desk.page.getByRole('main');
    await header.getByText(/^First reply by .*Due soon/).waitFor();
    await header.getByText(/^Resolution by .*On time/).waitFor();
    await desk
      .row('Is anybody there?')
      .getByText(/First reply by .*Due soon/)
      .waitFor();
    await looksRight('promises');
  });

  test('a voucher stands on the customer’s card, and is used up once', async () => {
    pictureOnFailure(desk);
    await rest.call('PUT', '/queue-rules/support', {
      ...queueRules,
      compensation: {
        ...{ afterSeconds: 5, channels: ['telegram'], text: { en: 'Sorry for the wait: {{voucher.code}}' } },
        ...{ amountMinor: 500, currency: 'EUR', validDays: 30, perDay: 10, perCustomerDays: 30 },
        ...{ onlyInHours: false, enabledAt: 0 },
      },
    });
    await customer.writes(6, 'Hello? Anyone?', 'Ivo');
    await desk.view('Unassigned');
    await desk.open('Hello? Anyone?');
    const vouchers = desk.customer.getByRole('region', { name: 'Vouchers' });
    await vouchers.getByText('€5').waitFor();
    await vouchers.getByText(/Nobody answered in time/).waitFor();
    await looksRight('voucher');
    await desk.button('Redeem', vouchers).click();
    await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Redeem' }).click();
    await vouchers.getByText(/^Redeemed .*Ana Kovač/).waitFor();
    await looksRight('voucher used');
  });
});
