import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoProblems } from './harness/axe.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { inChromium } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { ana, jan, type Rest } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

/** Works elsewhere: she sees nothing of the queue "support". */
const eva = { id: 'eva', name: 'Eva Hren', email: 'eva@shop.example', role: 'agent' as const, queueIds: ['warehouse'] };

describeWith(inChromium.missingPart, 'the work around a conversation, in Chromium', () => {
  let server: RunningServer;
  let rest: Rest;
  let customer: TextPeer;
  let first: Desk;
  let second: Desk;
  let third: Desk;
  beforeAll(async () => {
    ({ server, rest, customer } = await openShop());
    await rest.putQueue('warehouse', { name: 'Warehouse' });
    await rest.putUser(eva);
    const rules = { hoursId: null, importance: 5, vipFirst: true, skills: [], matchLanguage: false, overflow: [] };
    const waits = { relaxSkillsAfterSeconds: 120, relaxLanguageAfterSeconds: 120, holdForAgentSeconds: 0 };
    await rest.call('PUT', '/queue-rules/support', {
      ...rules,
      ...waits,
      wrapUpSeconds: 300,
      dispositionRequired: true,
      compensation: null,
    });
    for (const [order, name] of ['Refunded', 'Sent again'].entries())
      await rest.call('PUT', `/dispositions/outcome-${order}`, { name, queueIds: [], order, enabled: true });
    first = await openSignedIn(inChromium, server.address, ana.email);
    second = await openSignedIn(inChromium, server.address, jan.email);
    third = await openSignedIn(inChromium, server.address, eva.email);
  });
  afterAll(async () => {
    for (const desk of [first, second, third]) await desk?.close();
    await server?.close();
    await customer?.close();
  });

  const withWords = async (words: string) =>
    (await rest.conversations()).find(({ lastMessage }) => lastMessage?.preview === words);
  /** Opens what a customer has just written and takes it. */
  async function take(desk: Desk, words: string): Promise<string> {
    await desk.view('Unassigned');
    await desk.open(words);
    await desk.page.keyboard.press('a');
    const dialog = desk.page.getByRole('dialog', { name: 'Assign to' });
    await dialog.getByRole('option', { name: /\(you\)/ }).click();
    await desk.button(/^Assigned to/).waitFor();
    return (await withWords(words))?.id ?? '';
  }
  const menu = (desk: Desk, name: string | RegExp) => desk.page.getByRole('menuitem', { name });

  test('resolving asks for the outcome the queue wants, and the work after it ends by its button', async () => {
    pictureOnFailure(first);
    const words = 'Thank you, it has arrived.';
    await customer.writes(1, words, 'Maja Novak');
    const id = await take(first, words);
    await first.page.keyboard.press('e');
    const asked = first.page.getByRole('dialog', { name: 'How did it end?' });
    await asked.getByRole('option', { name: 'Refunded' }).waitFor();
    await expectNoProblems(first, 'outcome');
    await first.page.keyboard.type('sent');
    await asked.getByRole('option', { name: 'Refunded' }).waitFor({ state: 'detached' });
    await first.page.keyboard.press('Enter');
    const strip = first.page.getByRole('region', { name: 'Wrap-up' });
    await strip.getByRole('timer').waitFor();
    await strip.getByText('Outcome: Sent again').waitFor();
    await first.button('Wrap-up: Maja Novak').waitFor();
    await expectNoProblems(first, 'wrap-up');
    await eventually(async () => (await rest.conversations()).find((one) => one.id === id)?.state).toBe('resolved');
    await strip.getByRole('button', { name: 'Finish' }).click();
    await strip.getByRole('timer').waitFor({ state: 'detached' });
    await strip.getByText('Outcome: Sent again').waitFor();
  });

  test('the undo of resolving leaves no work after it, here nor on the server', async () => {
    pictureOnFailure(first);
    const words = 'One more question.';
    await customer.writes(2, words, 'Bence Lakatos');
    const id = await take(first, words);
    await first.page.keyboard.press('e');
    await first.page.getByRole('option', { name: 'Refunded' }).click();
    await first.page.getByRole('region', { name: 'Wrap-up' }).getByRole('timer').waitFor();
    // The newest message stands first.
    await first.button('Undo').first().click();
    await first.page.getByRole('region', { name: 'Wrap-up' }).waitFor({ state: 'detached' });
    await eventually(async () => (await rest.conversations()).find((one) => one.id === id)?.state).toBe('open');
    await first.reload();
    await first.says('Connected');
    await first.button('Resolve').waitFor();
    expect(await first.page.getByRole('timer').count()).toBe(0);
  });

  test('a colleague takes over with a note that was there before them', async () => {
    pictureOnFailure(first, second);
    const words = 'The zip is broken.';
    await customer.writes(3, words, 'Tomasz Kowalski');
    const id = await take(first, words);
    await first.page.keyboard.press('t');
    const dialog = first.page.getByRole('dialog', { name: 'Bring a colleague into it' });
    const option = dialog.getByRole('option', { name: /Jan Kos/ });
    await option.getByText('Available').waitFor();
    await option.getByText(/places? free/).waitFor();
    await expectNoProblems(first, 'hand-over');
    await first.page.keyboard.type('jan');
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.type('He has the receipt.');
    await first.page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await second.page.getByText('A conversation was assigned to you').first().waitFor();
    await second.view('Mine');
    await second.open(/He has the receipt|The zip is broken/);
    await second.thread.getByRole('article', { name: 'Note by Ana Kovač' }).getByText('He has the receipt.').waitFor();
    await eventually(async () => (await rest.conversations()).find((one) => one.id === id)?.assigneeId).toBe(jan.id);
  });

  test('a colleague of another queue is asked aside, answers without seeing the conversation, and the answer is counted', async () => {
    pictureOnFailure(first, third);
    const words = 'Is the blue one in stock?';
    await customer.writes(4, words, 'Oksana Shevchenko');
    await take(first, words);
    await first.page.keyboard.press('c');
    const dialog = first.page.getByRole('dialog', { name: 'Bring a colleague into it' });
    await dialog.getByRole('option', { name: /Eva Hren/ }).click();
    await dialog.getByRole('textbox', { name: 'What you want to ask' }).fill('Is there a blue one left?');
    await dialog.getByRole('button', { name: 'Ask Eva Hren' }).click();
    const log = (desk: Desk) => desk.page.getByRole('log', { name: 'What was said aside' });
    await log(first).getByText('Is there a blue one left?').waitFor();

    await third.page.getByText('Ana Kovač talks to you aside').waitFor();
    await third.button('Mentions and talks, 1 not seen').click();
    await third.button(/Ana Kovač.*Is there a blue one left\?/).click();
    await third.page.getByText('You were asked aside').waitFor();
    await expectNoProblems(third, 'asked aside');
    await log(third).getByText('Is there a blue one left?').waitFor();
    expect(await third.page.getByText(words).count()).toBe(0);

    await first.page.getByRole('tab', { name: /^Customer/ }).click();
    await third.page.getByRole('textbox', { name: 'Say aside' }).fill('Two, on shelf seven.');
    await third.page.keyboard.press('Control+Enter');
    await first.page.getByRole('img', { name: '1 unread talk' }).waitFor();
    await first.page.getByRole('tab', { name: /^Aside/ }).click();
    await log(first).getByText('Two, on shelf seven.').waitFor();
    await expectNoProblems(first, 'talk aside');
    await first.button('Mentions and talks').waitFor();
    expect(customer.received()).toEqual([]);
  });

  test('who is named in a note hears it, is led there, and has then seen it', async () => {
    pictureOnFailure(first, second);
    await first.page.getByRole('tab', { name: 'Note', exact: true }).click();
    await first.note.pressSequentially('Can @Ja');
    await first.page.getByRole('option', { name: /Jan Kos/ }).click();
    await first.note.pressSequentially('look at this?');
    await first.button('Add note').click();
    await second.page.getByText('Ana Kovač named you').first().waitFor();
    await second.button('Mentions and talks, 1 not seen').click();
    await second.button(/Ana Kovač named you/).waitFor();
    await expectNoProblems(second, 'mentions');
    await second.button(/Ana Kovač named you.*Oksana Shevchenko/).click();
    const note = second.thread.getByRole('article', { name: 'Note by Ana Kovač' });
    await note.getByText('Names you').waitFor();
    await second.button('Mentions and talks').waitFor();
  });

  test('a colleague brought in answers the customer beside the assignee, under their own name', async () => {
    pictureOnFailure(first, second);
    await first.button('More actions').click();
    await menu(first, /^Bring a colleague in/).click();
    const dialog = first.page.getByRole('dialog', { name: 'Bring a colleague into it' });
    await dialog.getByRole('option', { name: /Jan Kos/ }).click();
    await dialog.getByRole('button', { name: 'Bring in Jan Kos' }).click();
    await first.page.getByRole('list', { name: 'Also in this conversation' }).getByText('Jan Kos').waitFor();
    await expectNoProblems(first, 'brought in');
    await second.answer('I have put it aside for you.');
    await first.thread
      .getByRole('article', { name: 'Jan Kos replied' })
      .getByText('I have put it aside for you.')
      .waitFor();
    await eventually(() => customer.received()).toContain('I have put it aside for you.');
  });
});
