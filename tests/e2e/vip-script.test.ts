import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { type RunningServer, startServer } from './harness/server.ts';

describeInEveryHost('what to say to a VIP, on the sample workspace', (host) => {
  let server: RunningServer;
  let desk: Desk;
  beforeAll(async () => {
    server = await startServer({ SAMPLE: '1' });
    desk = await openSignedIn(host, server.address, 'ana@parley.example', 'parley-sample');
    await desk.open('Maja Novak');
  });
  afterAll(async () => {
    await desk?.close();
    await server?.close();
  });

  test('a script chosen by her tier and her lost parcel is suggested, with what she may be given', async () => {
    pictureOnFailure(desk);
    const suggestion = desk.page.getByRole('region', { name: 'Suggested script' });
    await suggestion.getByText('VIP script').waitFor();
    await suggestion.getByText('I can send a new parcel by express today, free of charge.').waitFor();
    await suggestion.getByText('May give: Express re-send, free').waitFor();
    await desk.customer.getByText('10517 · delivery exception').waitFor();
  });

  test('Tab inserts it into the reply and moves on to the next step, filled with her own points', async () => {
    pictureOnFailure(desk);
    await desk.reply.click();
    await desk.page.keyboard.press('Tab');
    await expect.poll(() => desk.reply.inputValue()).toMatch(/^I can send a new parcel by express today/);
    const suggestion = desk.page.getByRole('region', { name: 'Suggested script' });
    const next = suggestion.getByText(/^I have also added 500 points to your [\d,]+, with our apologies\.$/);
    await next.waitFor();
    const points = /your ([\d,]+),/.exec(await next.innerText())?.[1] ?? 'none';
    await desk.customer.getByText(points, { exact: true }).waitFor();
    await desk.page.keyboard.press('Tab');
    await expect.poll(() => desk.reply.inputValue()).toContain(`500 points to your ${points}`);
    // Nothing is left to be filled in.
    expect(await desk.reply.inputValue()).not.toMatch(/[{}]/);
  });

  test('Shift Tab leaves the text as Tab does elsewhere', async () => {
    pictureOnFailure(desk);
    await desk.reply.focus();
    await desk.page.keyboard.press('Shift+Tab');
    expect(await desk.reply.evaluate((field) => field === document.activeElement)).toBe(false);
  });
});
