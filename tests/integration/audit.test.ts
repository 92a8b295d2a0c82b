import { expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { signIn } from './start-app.ts';
import { describeFloor, wholeAudit } from './supervised-floor.ts';

describeFloor('the audit', (floor) => {
  /** Six lines: Eva takes a conversation over and gives it back, three times. */
  async function someSupervision(): Promise<string> {
    const { eva } = floor();
    const conversationId = await floor().conversationOf();
    for (let times = 0; times < 3; times += 1) {
      const supervisionId = newId();
      await eva.act('supervision.start', { supervisionId, conversationId, agentId: null, mode: 'take-over' });
      await eva.act('supervision.giveBack', { supervisionId });
    }
    return conversationId;
  }

  test('it is read in pages, newest first, by supervisors and administrators, and by nobody else', async () => {
    const { ana, eva, sara, petra } = floor();
    const conversationId = await someSupervision();
    const all = { ...wholeAudit, conversationId, limit: 4 };
    for (const desk of [ana, eva])
      await expect(desk.ask('audit:list', all)).rejects.toMatchObject({ code: 'forbidden' });
    const first = await petra.ask('audit:list', all);
    const second = await sara.ask('audit:list', { ...all, before: first.next });
    const entries = [...first.entries, ...second.entries];
    expect([first.entries.length, second.entries.length, second.next]).toEqual([4, 2, null]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(6);
    expect(entries.every(({ at }, index) => at <= (entries[index - 1]?.at ?? at))).toBe(true);
  });

  test('it answers who did what to whom, and when', async () => {
    const { petra } = floor();
    const conversationId = await someSupervision();
    const asked = { ...wholeAudit, conversationId, actorId: 'user-eva', userId: 'user-ana' };
    const { entries } = await petra.ask('audit:list', { ...asked, actions: ['supervision.gave-back'] });
    expect(entries).toHaveLength(3);
    expect(entries[0]).toMatchObject({ action: 'supervision.gave-back', detail: { to: 'user-ana' } });
    expect((await petra.ask('audit:list', { ...asked, to: 1 })).entries).toEqual([]);
    await expect(petra.ask('audit:list', { ...asked, before: 'guessed' })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  test('integrators read the same lines, under the same rule', async () => {
    const { app } = floor();
    const conversationId = await someSupervision();
    const get = async (name: string) => {
      const authorization = `Bearer ${await signIn(app, `${name}@example.com`)}`;
      return fetch(`${app.address}/api/v1/audit?conversationId=${conversationId}&limit=4`, {
        headers: { authorization },
      });
    };
    expect((await get('eva')).status).toBe(403);
    const page = (await (await get('sara')).json()) as { items: unknown[]; next: string | null };
    expect(page.items).toHaveLength(4);
    expect(page.next).toEqual(expect.any(String));
  });

  test('no line can be changed or removed, not even by the server itself', async () => {
    const { store } = floor();
    await someSupervision();
    await expect(store.db.updateTable('audit').set({ actorId: 'user-jan' }).execute()).rejects.toThrow('never changed');
    await expect(store.db.deleteFrom('audit').execute()).rejects.toThrow('never changed');
  });
});
