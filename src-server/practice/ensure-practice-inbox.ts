import { channels } from '#shared/channels/registry.ts';
import { checkSettings } from '#shared/channels/settings.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import type { Store, Unit } from '../store/index.ts';

export const practiceInboxId = 'inbox-practice';
const queueId = 'queue-practice';

/**
 * Gives a sample workspace its inbox and queue for invented customers, also one that was filled before there was such a thing.
 * A queue of its own keeps their figures apart on the floor; everybody who works in any queue works in it.
 */
export async function ensurePracticeInbox(store: Store): Promise<void> {
  await store.transact(async (unit) => {
    const workspace = await unit.sql.selectFrom('workspace').select('sample').executeTakeFirst();
    if (!workspace?.sample || (await unit.find('inbox', practiceInboxId))) return;
    await addQueue(unit);
    const title = 'Practice chat';
    const { settings } = checkSettings(channels['web-chat'], { title, greeting: '', accent: '#7c3aed' });
    await unit.put('inbox', {
      id: practiceInboxId,
      channel: 'web-chat',
      name: title,
      address: title,
      queueId,
      enabled: true,
      settings,
      secretsSet: [],
      health: { name: 'connecting', since: unit.now },
      practice: true,
      createdAt: unit.now,
    });
  });
}

async function addQueue(unit: Unit): Promise<void> {
  // The inbox can be removed and made again; the queue stays, as its people and leads have it by now.
  if (await unit.find('queue', queueId)) return;
  await unit.put('queue', {
    id: queueId,
    name: 'Practice',
    description: 'Invented customers',
    routing: 'longest-idle',
    offerSeconds: 20,
    serviceLevelSeconds: 20,
    serviceLevelPercent: 80,
    replyTargetSeconds: 300,
    createdAt: unit.now,
  });
  // Before what the sample left lying about: whoever switches practice on wants to see it ring.
  await unit.put('queueRules', { ...defaultQueueRules(queueId), importance: 9 });
  for (const user of await unit.sql.selectFrom('user').selectAll().execute())
    if (user.queueIds.length > 0) await unit.put('user', { ...user, queueIds: [...user.queueIds, queueId] }, user);
}
