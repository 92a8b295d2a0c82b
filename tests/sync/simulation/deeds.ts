import { aNote, aReply } from '../../factories/mutations.ts';
import type { Desktop } from './desktop.ts';
import { turns } from './disk.ts';
import { fairWeather } from './network.ts';
import { changeUser, conversationIds, customerWrites, moveTo, oldIds, type World } from './world.ts';

/** Something that happens. It does not wait for its own outcome: the next thing may happen in the middle of it. */
export type Deed = (world: World, desktop: Desktop) => void | Promise<void>;

/** No two texts are alike, so that each can be counted at the server. */
const aText = (desktop: Desktop): string => `said as ${desktop.newId()}`;
const aConversation = ({ random }: World): string => random.pick(conversationIds);
const anAside = ({ asides, random }: World): string | null => asides[random.below(Math.max(1, asides.length))] ?? null;
const lost = (work: Promise<unknown> | undefined) => void work?.catch(() => undefined);

/** What agents do. */
const work: Record<string, Deed> = {
  reply(world, desktop) {
    const conversationId = aConversation(world);
    const seenPosition = Math.max(0, world.server.lastPosition(conversationId) - world.random.below(3));
    const messageId = desktop.newId();
    lost(desktop.mutate('message.send', aReply(aText(desktop), { conversationId, messageId, seenPosition })));
  },
  note(world, desktop) {
    const args = aNote(aText(desktop), { conversationId: aConversation(world), messageId: desktop.newId() });
    lost(desktop.mutate('note.add', args));
  },
  tag(world, desktop) {
    const tagId = world.freshTag();
    if (tagId !== null) lost(desktop.mutate('conversation.addTag', { conversationId: aConversation(world), tagId }));
  },
  assign(world, desktop) {
    const userId = world.random.pick(['ana', 'bor', 'eva', null]);
    lost(desktop.mutate('conversation.assign', { conversationId: aConversation(world), userId }));
  },
  transfer(world, desktop) {
    const queueId = world.random.pick(world.queueIds);
    lost(desktop.mutate('conversation.transfer', { conversationId: aConversation(world), queueId, userId: null }));
  },
  resolve: (world, desktop) =>
    lost(desktop.mutate('conversation.resolve', { conversationId: aConversation(world), dispositionId: null })),
  draft(world, desktop) {
    // Whoever writes has what was missed come in gently.
    desktop.engine?.keyPressed();
    lost(desktop.saveDraft(aConversation(world), aText(desktop)));
  },
  open: (world, desktop) => lost(desktop.engine?.handlers['conversation:open']({ id: aConversation(world) })),
  scrollUp: (world, desktop) => lost(desktop.scrollUp(world.random.pick(oldIds))),
  askAside(world, desktop) {
    const sideThreadId = desktop.newId();
    world.asides.push(sideThreadId);
    const memberIds = [world.random.pick(['ana', 'bor', 'eva'])];
    const said = { messageId: desktop.newId(), text: aText(desktop), topic: '' };
    lost(desktop.mutate('side.open', { sideThreadId, conversationId: aConversation(world), memberIds, ...said }));
  },
  sayAside(world, desktop) {
    const sideThreadId = anAside(world);
    if (sideThreadId === null) return;
    lost(desktop.mutate('side.say', { sideThreadId, messageId: desktop.newId(), text: aText(desktop) }));
  },
  inviteAside(world, desktop) {
    const sideThreadId = anAside(world);
    const userId = world.random.pick(['ana', 'bor', 'eva']);
    if (sideThreadId !== null) lost(desktop.mutate('side.invite', { sideThreadId, userId }));
  },
  closeAside(world, desktop) {
    const sideThreadId = anAside(world);
    if (sideThreadId !== null) lost(desktop.mutate('side.close', { sideThreadId }));
  },
  async answerParked({ random }, desktop) {
    const { engine } = desktop;
    const parked = engine === null ? [] : (await desktop.readDisk()).outbox.filter(({ state }) => state === 'parked');
    const [first] = parked;
    const intent = desktop.intents.find(({ mutationId }) => mutationId === first?.mutationId);
    if (engine === null || first === undefined || intent === undefined) return;
    // Given up before it is done: if power goes in between, either may be true, and neither is a loss.
    intent.givenUp = true;
    if (random.below(2) === 0) lost(engine.handlers['outbox:discard']({ mutationId: first.mutationId }));
    else lost(engine.handlers['outbox:retry']({ mutationId: first.mutationId, changes: { sendAnyway: true } }));
  },
};

/** What happens to computers and lines. */
const trouble: Record<string, Deed> = {
  async powerCut(world, desktop) {
    await turns(world.random.below(12));
    await desktop.losePower();
  },
  powerOn: (_, desktop) => (desktop.engine === null ? desktop.boot() : undefined),
  quit: (_, desktop) => lost(desktop.quit()),
  cut: (_, desktop) => desktop.uplink.cut(),
  partition(world, desktop) {
    desktop.uplink.partitioned = !desktop.uplink.partitioned;
    if (world.random.below(2) === 0) desktop.uplink.cut();
  },
  wake: (_, desktop) => lost(desktop.engine?.handlers['session:wake']({})),
  signOut: (_, desktop) => lost(desktop.engine?.handlers['session:sign-out']({})),
  damage: (_, desktop) => lost(desktop.engine?.handlers['cache:damaged']({})),
  revoke(_, desktop) {
    desktop.uplink.revoked = true;
    desktop.uplink.cut();
  },
  signInAgain(_, desktop) {
    if (desktop.engine?.state().status.name !== 'signed-out') return;
    desktop.uplink.revoked = false;
    lost(desktop.signIn());
  },
};

/** Who is allowed what, what customers do, and the air between. */
const fate: Record<string, Deed> = {
  inbound: (world) => lost(customerWrites(world, aConversation(world), 'A customer writes')),
  weather({ network, random }) {
    network.weather =
      random.below(3) === 0
        ? fairWeather
        : { lost: random.below(30), doubled: random.below(30), slow: random.below(40) };
  },
  otherQueues(world) {
    const userId = world.random.pick(['ana', 'bor']);
    const queueIds = world.queueIds.filter(() => world.random.below(2) === 0);
    lost(changeUser(world, userId, { queueIds }));
  },
  /** Somebody opens a conversation and another moves it, in whatever order the two come about. */
  moveWhileOpened(world, desktop) {
    const id = aConversation(world);
    lost(desktop.engine?.handlers['conversation:open']({ id }));
    const queueId = world.random.pick(world.queueIds);
    world.clock.after(world.random.below(400), () => lost(moveTo(world, id, queueId)));
  },
  otherRole(world) {
    lost(changeUser(world, 'bor', { role: world.random.pick(['agent', 'lead']) }));
  },
};

/** How often something happens that does not happen as often as its like. */
const weights: Record<string, number> = {
  reply: 14,
  open: 9,
  powerOn: 8,
  signOut: 1,
  damage: 1,
  inbound: 8,
  moveWhileOpened: 6,
};
const weighed = (deeds: Record<string, Deed>, usual: number) =>
  Object.entries(deeds).map(([name, deed]) => ({ name, weight: weights[name] ?? usual, deed }));

/** What happens anywhere. What happens to the server is its own to say. */
const anywhere: readonly { name: string; weight: number; deed: Deed }[] = [
  ...weighed(work, 5),
  ...weighed(trouble, 3),
  ...weighed(fate, 2),
];

/** Picks among everything that may happen, by how often it does. */
export function pickDeed({ random, server }: World): (typeof anywhere)[number] {
  const deeds = [...anywhere, ...server.fates.map(({ name, weight, happen }) => ({ name, weight, deed: happen }))];
  const total = deeds.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.below(total);
  for (const one of deeds) {
    left -= one.weight;
    if (left < 0) return one;
  }
  throw new Error('weights do not add up');
}
