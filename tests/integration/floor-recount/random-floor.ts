import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import type { Actor } from '#shared/domain/role.ts';
import { createFiles } from '../../../src-server/attachments/index.ts';
import { createIntake, createWaker } from '../../../src-server/conversations/index.ts';
import { createEffects } from '../../../src-server/effects.ts';
import { createSessions } from '../../../src-server/identity/index.ts';
import type { Clock } from '../../../src-server/platform/clock.ts';
import { silentLogger } from '../../../src-server/platform/log.ts';
import { changePresence, releaseLiveWork, ringOnlyAtAvailable } from '../../../src-server/presence/index.ts';
import { endWrapUps } from '../../../src-server/promises/end-wrap-ups.ts';
import { holdToPromises } from '../../../src-server/promises/index.ts';
import { keepFloorFacts } from '../../../src-server/reporting/index.ts';
import { expireOffers } from '../../../src-server/routing/offers.ts';
import { writeDecision } from '../../../src-server/routing/write-decision.ts';
import { createStore, openDatabase } from '../../../src-server/store/index.ts';
import { withSupervision } from '../../../src-server/supervision/index.ts';
import { createMutationRunner } from '../../../src-server/sync/index.ts';
import { createRandom } from '../../bench/data/random.ts';
import { anInbox } from '../../factories/rows.ts';
import { crew, inboxes, lead, queues } from './small-house.ts';

/** Everything random comes from one seed. */
function createDice(seed: number) {
  const roll = createRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(roll() * items.length)];
  return { roll, pick, between: (from: number, to: number) => from + Math.floor(roll() * (to - from)) };
}

const actorOf = ({ id, role, queueIds }: Row<'user'>): Actor => ({ userId: id, role, queueIds });

/**
 * A floor on its own database where random things happen through the same doors as in the product: intake, mutations, routing's
 * writes, timers. The clock is moved by hand.
 */
export async function createRandomFloor(seed: number, startAt: number) {
  let now = startAt;
  const clock: Clock = { now: () => now, after: () => () => {} };
  const dice = createDice(seed);
  const log = silentLogger();
  const store = createStore(await openDatabase({ kind: 'embedded', folder: null }), clock.now);
  store.rule('conversation', holdToPromises);
  store.rule('presence', ringOnlyAtAvailable);
  keepFloorFacts(store);
  const files = createFiles({ store, folder: mkdtempSync(join(tmpdir(), 'parley-recount-')), now: clock.now });
  const sessions = createSessions({ store, clock, sessionMs: 1_000_000_000 });
  const nudges = { sender: () => {}, changed: () => {} };
  const effects = createEffects({ sender: () => {}, read: () => {}, promises: () => {} });
  const mutations = createMutationRunner({ store, effects: withSupervision(effects, { sessions, nudges }), log });
  const intake = createIntake({ store, files, log });
  const refused = new Map<string, number>();
  const done = new Map<string, number>();
  let made = 0;
  const id = (kind: string) => {
    made += 1;
    return `${kind}-${made}`;
  };

  await store.transact(async (unit) => {
    const hours = { id: 'hours', name: 'Shop', timeZone: 'Europe/Ljubljana', weekly: {}, holidays: [] };
    await unit.put('businessHours', hours);
    for (const queue of queues) await unit.put('queue', queue);
    await unit.put('queueRules', { ...defaultQueueRules('delivery'), hoursId: 'hours', wrapUpSeconds: 60 });
    await unit.put('queueRules', { ...defaultQueueRules('returns'), dispositionRequired: true, wrapUpSeconds: 30 });
    await unit.put('disposition', { id: 'done', name: 'Done', queueIds: [], order: 0, enabled: true });
    for (const inbox of inboxes) await unit.put('inbox', inbox);
    for (const name of ['team-a', 'team-b']) await unit.put('team', { id: name, name });
    for (const user of [...crew, lead]) {
      await unit.put('user', user);
      await unit.put('presence', { id: user.id, state: 'offline', reason: null, since: now });
    }
  });
  // Everybody's desktop stays connected: what people do is under test, not their lines.
  const lines = crew.map(({ id: userId }) => ({ nodeId: 'test', userId, seenAt: startAt + 1_000_000_000 }));
  await store.db.insertInto('deskConnection').values(lines).execute();

  async function act(user: Row<'user'>, name: string, args: unknown): Promise<boolean> {
    const answer = await mutations.run({ mutationId: id('act'), name, args, actedAt: now }, actorOf(user));
    const tally = answer.kind === 'applied' ? done : refused;
    const key = answer.kind === 'applied' ? name : `${name}: ${answer.refusal.code}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
    return answer.kind === 'applied';
  }

  const conversations = (condition: 'waiting' | 'held' | 'other' | 'any') => {
    let query = store.db.selectFrom('conversation').selectAll();
    if (condition !== 'any') query = query.where('state', condition === 'other' ? '!=' : '=', 'open');
    if (condition === 'waiting') query = query.where('assigneeId', 'is', null).where('waitingSince', 'is not', null);
    if (condition === 'held') query = query.where('assigneeId', 'is not', null);
    return query.orderBy('activityAt', 'desc').orderBy('id').limit(40).execute();
  };
  const userOf = (userId: string | null) => crew.find((user) => user.id === userId) ?? lead;
  const anybody = () => dice.pick(crew) ?? lead;

  /** Over when the waker plans its next look. */
  const wakeSnoozed = () =>
    new Promise<void>((resolve) => {
      const after = () => {
        resolve();
        return () => {};
      };
      createWaker({ store, clock: { now: clock.now, after }, log }).start();
    });

  async function arrive(): Promise<void> {
    const inbox = dice.pick(inboxes) ?? anInbox();
    await write(inbox, id('visitor'), false);
  }
  async function write(inbox: Pick<Row<'inbox'>, 'id' | 'channel'>, key: string, automatic: boolean): Promise<void> {
    const kinds: Partial<Record<ChannelId, 'email' | 'phone'>> = { email: 'email', sms: 'phone' };
    const number = 40_000_000 + Number(key.replace(/\D/g, ''));
    const values = { email: `${key}@example.com`, phone: `+386${number}`, visitor: key };
    const kind = kinds[inbox.channel] ?? 'visitor';
    await intake.receive(inbox.id, {
      externalId: id('in'),
      from: { kind, value: values[kind], label: key, name: key },
      threadKey: key,
      references: [],
      text: 'Hello',
      html: null,
      quotedText: null,
      subject: null,
      recipients: null,
      files: [],
      automatic,
      // Mail comes some time after it was written.
      sentAt: now - (inbox.channel === 'email' ? dice.between(0, 90_000) : 0),
    });
  }
  /** Somebody comes and is gone, answered by nobody, before anybody could. */
  async function passThrough(): Promise<void> {
    await write(inboxes[0] ?? anInbox(), id('visitor'), false);
    now += dice.between(1, 4_900);
    const [newest] = await conversations('waiting');
    const args = { conversationId: newest?.id, dispositionId: 'done' };
    if (newest?.channel === 'web-chat') await act(lead, 'conversation.resolve', args);
  }
  async function writeAgain(): Promise<void> {
    const conversation = dice.pick(await conversations(dice.roll() < 0.4 ? 'other' : 'any'));
    if (!conversation) return;
    const thread = await store.db
      .selectFrom('conversationThread')
      .select('threadKey')
      .where('conversationId', '=', conversation.id)
      .where('inboxId', '=', conversation.inboxId)
      .executeTakeFirst();
    if (thread)
      await write({ id: conversation.inboxId, channel: conversation.channel }, thread.threadKey, dice.roll() < 0.1);
  }
  async function offer(): Promise<void> {
    const conversation = dice.pick(await conversations('waiting'));
    const queueId = dice.roll() < 0.1 ? 'vip' : conversation?.queueId;
    if (!conversation || !queueId) return;
    const agent = dice.pick(crew.filter((user) => user.queueIds.includes(queueId)));
    if (!agent) return;
    const why = { reason: 'longest-idle' as const, why: [] };
    const decision = {
      conversationId: conversation.id,
      channel: conversation.channel,
      agentId: agent.id,
      queueId,
      ...why,
    };
    await store.transact((unit) => writeDecision(unit, decision));
  }
  async function answerOffer(): Promise<void> {
    const ringing = await store.db
      .selectFrom('offer')
      .selectAll()
      .where('state', '=', 'ringing')
      .orderBy('id')
      .execute();
    const one = dice.pick(ringing);
    if (one) await act(userOf(one.userId), dice.roll() < 0.85 ? 'offer.accept' : 'offer.decline', { offerId: one.id });
  }
  async function reply(): Promise<void> {
    const conversation = dice.pick(await conversations(dice.roll() < 0.1 ? 'any' : 'held'));
    if (!conversation) return;
    const author = dice.roll() < 0.9 && conversation.assigneeId !== null ? userOf(conversation.assigneeId) : lead;
    const content = { text: 'Hello', html: null, subject: null, recipients: null, attachments: [] };
    const notBefore = dice.roll() < 0.03 ? now + 3_600_000 : null;
    const seen = { seenPosition: conversation.lastPosition, sendAnyway: true, holdForCustomer: false };
    const args = { conversationId: conversation.id, messageId: id('reply'), ...content, notBefore, ...seen };
    await act(author, 'message.send', args);
  }
  async function onOne(kind: 'waiting' | 'held' | 'other', name: string, more: (c: Row<'conversation'>) => object) {
    const conversation = dice.pick(await conversations(kind));
    if (!conversation) return;
    const who = dice.roll() < 0.8 && conversation.assigneeId !== null ? userOf(conversation.assigneeId) : lead;
    await act(who, name, { conversationId: conversation.id, ...more(conversation) });
  }
  async function changeState(): Promise<void> {
    const state = dice.pick(['available', 'available', 'available', 'busy', 'away', 'wrap-up', 'offline'] as const);
    const reason = state === 'away' ? 'lunch' : null;
    if (dice.roll() < 0.8) await act(anybody(), 'presence.set', { state, reason });
    else await act(lead, 'presence.force', { userId: anybody().id, state, reason });
  }
  async function vanish(): Promise<void> {
    const { id: userId } = anybody();
    await store.transact(async (unit) => {
      await changePresence(unit, userId, { state: 'offline', reason: null }, { actorId: null, cause: 'disconnected' });
      await releaseLiveWork(unit, userId);
    });
  }
  async function begin(): Promise<void> {
    const identity = await store.db
      .selectFrom('identity')
      .selectAll()
      .where('kind', '=', 'email')
      .orderBy('id')
      .execute();
    const one = dice.pick(identity);
    if (!one) return;
    const content = { text: 'Hello', html: null, subject: 'News', recipients: null, attachments: [], notBefore: null };
    const ids = {
      conversationId: id('started'),
      messageId: id('first'),
      customerId: one.customerId,
      identityId: one.id,
    };
    await act(anybody(), 'conversation.start', { ...content, ...ids, inboxId: 'mail' });
  }
  const outcome = () => ({ dispositionId: dice.roll() < 0.8 ? 'done' : null });

  const deeds: readonly [weight: number, deed: () => Promise<unknown>][] = [
    [14, arrive],
    [1, passThrough],
    [10, writeAgain],
    [22, offer],
    [16, answerOffer],
    [20, reply],
    [12, () => onOne('held', 'conversation.resolve', outcome)],
    [4, () => onOne('waiting', 'conversation.resolve', outcome)],
    [2, () => onOne('waiting', 'conversation.snooze', () => ({ until: now + dice.between(10_000, 900_000) }))],
    [2, () => onOne('held', 'conversation.snooze', () => ({ until: now + dice.between(10_000, 900_000) }))],
    [2, () => onOne('held', 'conversation.setPending', () => ({}))],
    [3, () => onOne('other', 'conversation.reopen', () => ({}))],
    [2, () => onOne('held', 'conversation.transfer', () => ({ queueId: dice.pick(queues)?.id ?? null, userId: null }))],
    [
      1,
      () => onOne('waiting', 'conversation.transfer', () => ({ queueId: dice.pick(queues)?.id ?? null, userId: null })),
    ],
    [1, () => onOne('held', 'conversation.transfer', () => ({ queueId: null, userId: anybody().id }))],
    [1, () => onOne('held', 'conversation.assign', () => ({ userId: null }))],
    [1, () => onOne('waiting', 'conversation.assign', () => ({ userId: anybody().id }))],
    [9, changeState],
    [1, vanish],
    [1, begin],
    [3, finishWrapUp],
  ];
  async function finishWrapUp(): Promise<void> {
    const one = dice.pick(
      await store.db.selectFrom('wrapUp').selectAll().where('endedAt', 'is', null).orderBy('id').execute(),
    );
    if (one) await act(userOf(one.userId), 'wrapUp.finish', { wrapUpId: one.id, dispositionId: null });
  }

  return {
    store,
    clock,
    refused,
    done,
    /** One random deed after a random pause, and whatever timers make of it. */
    async step(): Promise<void> {
      now += dice.roll() < 0.3 ? dice.between(1, 900) : dice.between(900, 9_000);
      if (dice.roll() < 0.8) await endWrapUps(store, now);
      await expireOffers(store, now);
      await wakeSnoozed();
      now += 1;
      const total = deeds.reduce((sum, [weight]) => sum + weight, 0);
      let left = dice.roll() * total;
      for (const [weight, deed] of deeds) {
        left -= weight;
        if (left < 0) return void (await deed());
      }
    },
    /** Time passes and nothing happens. */
    wait(ms: number): void {
      now += ms;
    },
  };
}
