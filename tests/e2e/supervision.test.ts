import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoProblems } from './harness/axe.ts';
import { launchChromium, missingPart as missingChromium } from './harness/chromium.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { hear } from './harness/heard.ts';
import { inElectron } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { adminEnv, ana, openRest, type Rest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const petra = { id: 'petra', name: 'Petra Zupan', email: 'petra@shop.example', role: 'supervisor' as const };
const question = 'Where is my parcel?';
/** Said among colleagues only; none of it may ever be found on the customer's side. */
const secrets = {
  draft: 'Let me see whether the zebra',
  whisper: 'Offer the aubergine voucher, it is approved.',
  answer: 'Pomegranate, thank you!',
  reason: 'Rhubarb: may I send it again?',
};

describeWith(inElectron.missingPart ?? missingChromium, 'an agent, a supervisor and a customer', () => {
  let server: RunningServer;
  let rest: Rest;
  let browsers: Awaited<ReturnType<typeof launchChromium>>;
  let agent: Desk;
  let supervisor: Desk;
  let customer: Page;
  let heard: () => string;

  beforeAll(async () => {
    server = await startServer(adminEnv);
    rest = await openRest(server.address);
    await rest.putQueue('support', { routing: 'longest-idle', offerSeconds: 60 });
    await rest.putUser(ana);
    // In no queue: nothing rings at her.
    await rest.putUser({ ...petra, queueIds: [] });
    await rest.putInbox('chat', 'web-chat', { title: 'Chat with the shop' });
    browsers = await launchChromium();
    agent = await openSignedIn(inElectron, server.address, ana.email);
    supervisor = await openSignedIn(inElectron, server.address, petra.email);
    const context = await browsers.browser.newContext({ locale: 'en-GB' });
    customer = await context.newPage();
    customer.setDefaultTimeout(20_000);
    heard = hear(customer);
    await customer.goto(`${server.address}/chat/chat`);
    await openChat();
  });
  afterAll(async () => {
    await agent?.close();
    await supervisor?.close();
    await browsers?.close();
    await server?.close();
  });

  async function openChat(): Promise<void> {
    await customer.getByRole('button', { name: /^Chat with the shop/ }).click();
    await customer.getByRole('dialog', { name: 'Chat with the shop' }).waitFor();
  }
  const atCustomer = (words: string) =>
    customer.getByRole('dialog', { name: 'Chat with the shop' }).getByText(words, { exact: true }).first();
  const pane = () => supervisor.page.getByRole('region', { name: /^Supervision:/ });
  const way = (name: string) => pane().getByRole('radio', { name, exact: true });
  const inPane = (words: string | RegExp) => pane().getByText(words).first();
  /** As a link leads in. */
  const goTo = (path: string) =>
    supervisor.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${path}`);
  const holder = async () => (await rest.conversations())[0]?.assigneeId;

  test('the customer writes, it rings at the agent, and the agent takes it', async () => {
    pictureOnFailure(agent, supervisor);
    await customer.getByRole('textbox', { name: 'Message' }).fill(question);
    await customer.getByRole('button', { name: 'Send' }).click();
    await agent.page.getByRole('article', { name: /^Offer:/ }).waitFor();
    await agent.page.keyboard.press('Enter');
    await agent.message(question).waitFor();
    await eventually(holder).toBe(ana.id);
  });

  test('before anything begins the supervisor reads who will learn of it; then the agent is told', async () => {
    pictureOnFailure(agent, supervisor);
    const [conversation] = await rest.conversations();
    await goTo(`conversations/${conversation?.id}`);
    await supervisor.message(question).waitFor();
    await supervisor.button('Supervise').click();
    await inPane('Ana sees that you are here.').waitFor();
    await inPane(/is sent no notice/).waitFor();
    expect(await agent.page.getByText('Petra Zupan is reading along').count()).toBe(0);
    await expectNoProblems(supervisor, 'supervision before it begins');
    await supervisor.button('Start monitoring', pane()).click();
    await agent.page.getByText('Petra Zupan is reading along').waitFor();
    await agent.page.getByText('What you type is seen before you send it.').waitFor();
  });

  test('what the agent types is seen before it is sent, and watching makes nobody a viewer', async () => {
    pictureOnFailure(agent, supervisor);
    await agent.reply.pressSequentially(secrets.draft, { delay: 20 });
    const typing = pane().getByRole('article', { name: 'Ana is typing' });
    await typing.getByText(secrets.draft).waitFor();
    await typing.getByText('Ana is typing · not sent yet').waitFor();
    await inPane('Ana looks at: the conversation').waitFor();
    expect(await agent.page.getByText('Petra Zupan is also looking').count()).toBe(0);
    await expectNoProblems(supervisor, 'supervision monitoring');
  });

  test('a whisper about the draft is seen where the agent types, and goes into the reply', async () => {
    pictureOnFailure(agent, supervisor);
    await pane().getByRole('button', { name: 'Whisper about this draft' }).click();
    const box = pane().getByRole('textbox', { name: 'Whisper to Ana' });
    await inPane(/^About the draft: “Let me see/).waitFor();
    await box.fill(secrets.whisper);
    await box.press('Control+Enter');
    const whisper = agent.page.getByRole('article', { name: 'Petra Zupan whispers' });
    await whisper.getByText(secrets.whisper).waitFor();
    await expectNoProblems(agent, 'a whisper above the reply');
    await agent.reply.fill('');
    await whisper.getByRole('button', { name: 'Insert' }).click();
    await eventually(() => agent.reply.inputValue()).toBe(secrets.whisper);
    await inPane(/^read by Ana Kovač \d/).waitFor();
  });

  test('the agent answers the whisper in kind, and then the customer in other words', async () => {
    pictureOnFailure(agent, supervisor);
    await agent.message(secrets.whisper).getByRole('button', { name: 'Answer' }).click();
    const box = agent.page.getByRole('textbox', { name: 'Whisper to Petra Zupan' });
    await box.fill(secrets.answer);
    await box.press('Control+Enter');
    await inPane(secrets.answer).waitFor();
    await expectNoProblems(supervisor, 'supervision whispering');
    await agent
      .message(secrets.answer)
      .getByText(/^read by Petra Zupan/)
      .waitFor();
    await agent.answer('It comes on Thursday, with a small present.');
    await atCustomer('It comes on Thursday, with a small present.').waitFor();
  });

  test('joining asks first, tells the customer, and answers under the supervisor’s own name', async () => {
    pictureOnFailure(agent, supervisor);
    await way('Join').click();
    const asked = supervisor.page.getByRole('alertdialog');
    await asked.getByText(/“Petra Zupan has joined this conversation\.”/).waitFor();
    await expectNoProblems(supervisor, 'supervision asks before joining');
    await supervisor.button('Join', asked).click();
    await atCustomer('Petra Zupan has joined this conversation.').waitFor();
    await agent.thread.getByText('Petra Zupan joined the conversation').waitFor();
    await supervisor.reply.fill('I have looked it up: Thursday before noon.');
    await supervisor.button('Send').click();
    await atCustomer('I have looked it up: Thursday before noon.').waitFor();
    await customer.getByText('Petra Zupan', { exact: true }).first().waitFor();
    await agent.thread.getByRole('article', { name: 'Petra Zupan replied' }).first().waitFor();
    expect(await holder()).toBe(ana.id);
  });

  test('taking over makes the conversation the supervisor’s and tells the agent; giving back returns it', async () => {
    pictureOnFailure(agent, supervisor);
    await way('Take over').click();
    await supervisor.button('Take over', supervisor.page.getByRole('alertdialog')).click();
    await eventually(holder).toBe(petra.id);
    await agent.page.getByText('Petra Zupan has taken over your conversation').waitFor();
    await agent.thread.getByText('Petra Zupan took over the conversation').waitFor();
    await supervisor.button('Give back to Ana Kovač', pane()).click();
    await eventually(holder).toBe(ana.id);
    await agent.thread.getByText('Petra Zupan gave it back to you').waitFor();
    await inPane('The conversation was given back.').waitFor();
  });

  test('a raised hand waits for the supervisor, who comes', async () => {
    pictureOnFailure(agent, supervisor);
    await agent.button('Raise hand').click();
    await agent.page.getByRole('textbox', { name: 'What do you need?' }).fill(secrets.reason);
    await agent.button(/^Ask for help/).click();
    const hand = supervisor.page.getByRole('article', { name: 'Raised hand: Ana Kovač' });
    await hand.getByText(secrets.reason).waitFor();
    await supervisor.button('Raised hands: 1 waiting').waitFor();
    await expectNoProblems(supervisor, 'a raised hand');
    await hand.getByRole('button', { name: 'I’ll see to it' }).click();
    await agent.button('Petra Zupan is coming').waitFor();
  });

  test('everything stands in the audit, in plain words', async () => {
    pictureOnFailure(agent, supervisor);
    await goTo('admin/audit');
    const audit = supervisor.page.getByRole('grid', { name: 'Audit' });
    for (const line of [
      'Began: Monitor · agent told',
      'Changed: Monitor → Whisper · agent told',
      'Whispered · about a draft',
      'Answered a whisper · in general',
      'Changed: Whisper → Join · agent told · customer told',
      'Changed: Join → Take over · agent told · customer told',
      'Gave the conversation back',
      'Raised a hand',
      'Took a raised hand',
    ])
      await audit.getByText(line, { exact: true }).first().waitFor();
    await expectNoProblems(supervisor, 'audit');
  });

  test('none of what was said among colleagues ever reached the customer: not on the page, not over its wires', async () => {
    await agent.answer('Is there anything else?');
    await atCustomer('Is there anything else?').waitFor();
    await customer.reload();
    await openChat();
    await atCustomer('Is there anything else?').waitFor();
    await eventually(heard).toContain('Is there anything else?');
    const page = await customer.content();
    for (const secret of Object.values(secrets)) {
      expect(heard()).not.toContain(secret);
      expect(page).not.toContain(secret);
    }
  });

  test('who is signed out by a lead reads by whom and why', async () => {
    pictureOnFailure(agent, supervisor);
    await goTo(`floor/agent/${ana.id}`);
    await supervisor.button('Actions for Ana Kovač').click();
    await supervisor.page.getByRole('menuitem', { name: 'Sign out' }).click();
    const asked = supervisor.page.getByRole('alertdialog');
    await asked.getByRole('textbox').fill('Your shift is over, thank you.');
    await supervisor.button('Sign out', asked).click();
    await agent.page.getByText('Petra Zupan signed you out.').waitFor();
    await agent.page.getByText('Your shift is over, thank you.').waitFor();
    await eventually(holder).toBe(null);
  });
});
