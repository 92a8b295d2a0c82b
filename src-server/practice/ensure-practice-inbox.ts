import { channels } from '#shared/channels/registry.ts';
import { checkSettings } from '#shared/channels/settings.ts';
import type { Store } from '../store/index.ts';

export const practiceInboxId = 'inbox-practice';

/** Gives a sample workspace its inbox for invented customers, also one that was filled before there was such a thing. */
export async function ensurePracticeInbox(store: Store): Promise<void> {
  await store.transact(async (unit) => {
    const workspace = await unit.sql.selectFrom('workspace').select('sample').executeTakeFirst();
    if (!workspace?.sample || (await unit.find('inbox', practiceInboxId))) return;
    const queue = await unit.sql.selectFrom('queue').select('id').orderBy('id').executeTakeFirst();
    const title = 'Practice chat';
    const { settings } = checkSettings(channels['web-chat'], { title, greeting: '', accent: '#7c3aed' });
    await unit.put('inbox', {
      id: practiceInboxId,
      channel: 'web-chat',
      name: title,
      address: title,
      queueId: queue?.id ?? null,
      enabled: true,
      settings,
      secretsSet: [],
      health: { name: 'connecting', since: unit.now },
      practice: true,
      createdAt: unit.now,
    });
  });
}
