import { expect, test } from 'vitest';
import { RoutingEngine } from './engine.ts';
import { anAgent, aQueueSetup, aWaiting, defaultPlaces, separateRoom } from './engine-fixture.ts';

function floor(...queues: ReturnType<typeof aQueueSetup>[]) {
  const engine = new RoutingEngine(separateRoom);
  for (const queue of queues.length > 0 ? queues : [aQueueSetup('q')]) engine.setQueue(queue);
  return engine;
}
/** Everything that is decided by now, each offer taken at once. */
const drain = (engine: RoutingEngine, now: number) => {
  const made: string[] = [];
  for (let one = engine.next(now); one !== null; one = engine.next(now)) {
    made.push(`${one.conversationId}→${one.agentId}`);
    engine.occupy(one.conversationId, one.agentId, one.channel);
  }
  return made;
};
const reason = (engine: RoutingEngine, now: number, id = 'c') => engine.reasons(now).get(id);

test('the longest idle agent is asked first, and the next one by the next conversation', () => {
  const engine = floor();
  engine.setAgent(anAgent('late', { idleSince: 9 }));
  engine.setAgent(anAgent('early', { idleSince: 3 }));
  engine.wait(aWaiting('c1', { waitingSince: 1 }));
  engine.wait(aWaiting('c2', { waitingSince: 2 }));
  expect(drain(engine, 10)).toEqual(['c1→early', 'c2→late']);
});

test('least loaded counts what is held, round robin the last offer', () => {
  const capacity = { 'web-chat': 5 };
  for (const routing of ['least-loaded', 'round-robin'] as const) {
    const engine = floor(aQueueSetup('q', {}, { routing }));
    engine.setAgent(anAgent('busy', { capacity, idleSince: 0, lastOfferAt: 1 }));
    engine.setAgent(anAgent('free', { capacity, idleSince: 5, lastOfferAt: 7 }));
    engine.occupy('held', 'busy', 'web-chat');
    engine.wait(aWaiting('c'));
    expect(drain(engine, 10)).toEqual([routing === 'least-loaded' ? 'c→free' : 'c→busy']);
  }
});

test('an agent is asked one thing at a time; the next goes to the next agent, or waits and says so', () => {
  const engine = floor();
  engine.setAgent(anAgent('a', { capacity: { 'web-chat': 5 }, idleSince: 1 }));
  engine.setAgent(anAgent('b', { capacity: { 'web-chat': 5 }, idleSince: 2 }));
  for (const [index, id] of ['c1', 'c2', 'c3'].entries()) engine.wait(aWaiting(id, { waitingSince: index }));
  expect(engine.next(10)).toMatchObject({ conversationId: 'c1', agentId: 'a' });
  expect(engine.next(10)).toMatchObject({ conversationId: 'c2', agentId: 'b' });
  expect(engine.next(10)).toBeNull();
  expect(reason(engine, 10, 'c3')).toBe('all-ringing');
  expect(engine.explain('c3', 10)?.agents.map(({ verdict }) => verdict)).toEqual(['ringing', 'ringing']);
  engine.occupy('c1', 'a', 'web-chat', 'answered');
  expect(engine.next(11)).toMatchObject({ conversationId: 'c3', agentId: 'a' });
});

test('an offer that is declined, missed or taken back lets the next one ring', () => {
  const engine = floor();
  engine.setAgent(anAgent('a', { capacity: { 'web-chat': 5 } }));
  engine.wait(aWaiting('c1', { waitingSince: 1 }));
  engine.wait(aWaiting('c2', { waitingSince: 2 }));
  expect(engine.next(10)).toMatchObject({ conversationId: 'c1' });
  engine.vacate('c1', 11);
  expect(engine.next(11)).toMatchObject({ conversationId: 'c2', agentId: 'a' });
});

test('a conversation is kept for its agent while another offer rings there', () => {
  const engine = floor(aQueueSetup('q', { holdForAgentSeconds: 30 }));
  engine.setAgent(anAgent('mine', { capacity: { 'web-chat': 5 } }));
  engine.wait(aWaiting('first'));
  expect(engine.next(1)).toMatchObject({ conversationId: 'first', agentId: 'mine' });
  engine.setAgent(anAgent('other'));
  engine.wait(aWaiting('c', { lastAgentId: 'mine' }));
  expect(engine.next(2)).toBeNull();
  expect(reason(engine, 2)).toBe('held-for-agent');
  engine.occupy('first', 'mine', 'web-chat', 'answered');
  expect(engine.next(3)).toMatchObject({ conversationId: 'c', agentId: 'mine' });
});

test('a customer with a tier comes before an earlier one, unless the queue treats all alike', () => {
  for (const vipFirst of [true, false]) {
    const engine = floor(aQueueSetup('q', { vipFirst }));
    engine.wait(aWaiting('plain', { waitingSince: 1 }));
    engine.wait(aWaiting('gold', { waitingSince: 2, tier: 'gold' }));
    engine.setAgent(anAgent('a'));
    expect(drain(engine, 10)).toEqual([vipFirst ? 'gold→a' : 'plain→a']);
  }
});

test('priority comes before the promise that breaks first, and that before the longest wait', () => {
  const engine = floor();
  engine.setAgent(anAgent('a', { capacity: { 'web-chat': 9 } }));
  engine.wait(aWaiting('waits', { waitingSince: 1, dueAt: 900 }));
  engine.wait(aWaiting('due', { waitingSince: 5, dueAt: 500 }));
  engine.wait(aWaiting('urgent', { waitingSince: 9, dueAt: 999, priority: 'urgent' }));
  expect(drain(engine, 10)).toEqual(['urgent→a', 'due→a', 'waits→a']);
});

test('the owner comes first, then who answered last, then the others', () => {
  const engine = floor();
  for (const id of ['other', 'last', 'owner']) engine.setAgent(anAgent(id, { idleSince: id === 'other' ? 0 : 9 }));
  const own = { ownerId: 'owner', lastAgentId: 'last' };
  engine.wait(aWaiting('c1', { ...own, waitingSince: 1 }));
  engine.wait(aWaiting('c2', { ...own, waitingSince: 2 }));
  engine.wait(aWaiting('c3', { ...own, waitingSince: 3 }));
  expect(drain(engine, 10)).toEqual(['c1→owner', 'c2→last', 'c3→other']);
});

test('a conversation is kept for its agent for a time, and let go as soon as that agent is no longer there', () => {
  const keep = () => {
    const engine = floor(aQueueSetup('q', { holdForAgentSeconds: 30 }));
    engine.setAgent(anAgent('mine'));
    engine.setAgent(anAgent('other'));
    engine.occupy('x', 'mine', 'web-chat');
    engine.wait(aWaiting('c', { lastAgentId: 'mine' }));
    expect(drain(engine, 1)).toEqual([]);
    expect(reason(engine, 1)).toBe('held-for-agent');
    return engine;
  };
  const waited = keep();
  expect(waited.nextAlarm()).toBe(30_000);
  expect(drain(waited, 30_000)).toEqual(['c→other']);
  const gone = keep();
  gone.setAgent(anAgent('mine', { ready: false }));
  expect(drain(gone, 2)).toEqual(['c→other']);
});

test('a skill is asked for at its level, then at any level, then not at all', () => {
  const engine = floor(
    aQueueSetup('q', { skills: [{ name: 'tax', level: 4, tagId: null }], relaxSkillsAfterSeconds: 60 }),
  );
  engine.setAgent(anAgent('expert', { skills: [{ name: 'tax', level: 5 }], ready: false }));
  engine.setAgent(anAgent('novice', { skills: [{ name: 'tax', level: 1 }] }));
  engine.setAgent(anAgent('none', { idleSince: -1 }));
  engine.wait(aWaiting('c'));
  expect(drain(engine, 59_999)).toEqual([]);
  expect(reason(engine, 59_999)).toBe('no-agent-with-skill');
  const [decision] = [engine.next(60_000)];
  expect(decision).toMatchObject({ agentId: 'novice', why: [{ name: 'skill-relaxed', skill: 'tax' }, {}, {}] });
  engine.wait(aWaiting('d', { waitingSince: 60_000 }));
  expect(drain(engine, 179_999)).toEqual([]);
  expect(drain(engine, 180_000)).toEqual(['d→none']);
});

test('a skill bound to a tag is asked for only where the tag is', () => {
  const engine = floor(aQueueSetup('q', { skills: [{ name: 'tax', level: 1, tagId: 'tag-tax' }] }));
  engine.setAgent(anAgent('a', { capacity: { 'web-chat': 9 } }));
  engine.wait(aWaiting('tagged', { tagIds: ['tag-tax'], waitingSince: 0 }));
  engine.wait(aWaiting('plain', { waitingSince: 1 }));
  expect(drain(engine, 2)).toEqual(['plain→a']);
});

test('an agent with the customer’s language comes first, and one without it only after a time', () => {
  const engine = floor(aQueueSetup('q', { matchLanguage: true, relaxLanguageAfterSeconds: 45 }));
  engine.setAgent(anAgent('english'));
  engine.wait(aWaiting('c', { language: 'pl' }));
  expect(drain(engine, 44_999)).toEqual([]);
  expect(reason(engine, 44_999)).toBe('no-agent-with-language');
  expect(drain(engine, 45_000)).toEqual(['c→english']);
});

test('after its time a conversation overflows to another queue’s agents, and the decision says through which', () => {
  const engine = floor(aQueueSetup('q', { overflow: [{ queueId: 'help', afterSeconds: 20 }] }), aQueueSetup('help'));
  engine.setAgent(anAgent('helper', { queueIds: ['help'] }));
  engine.wait(aWaiting('c'));
  expect(engine.next(19_999)).toBeNull();
  expect(reason(engine, 19_999)).toBe('nobody-in-queue');
  expect(engine.next(20_000)).toMatchObject({ agentId: 'helper', queueId: 'help' });
});

test('an agent who passed is not asked again until that is forgotten', () => {
  const engine = floor();
  engine.setAgent(anAgent('a'));
  engine.wait(aWaiting('c', { passedUntil: new Map([['a', 500]]) }));
  expect(drain(engine, 499)).toEqual([]);
  expect(reason(engine, 499)).toBe('all-passed');
  expect(drain(engine, 500)).toEqual(['c→a']);
});

test('nothing is offered outside the hours, and all of it when they open', () => {
  const hours = {
    id: 'h',
    name: 'Office',
    timeZone: 'UTC',
    weekly: { thursday: [{ from: 60, to: 120 }] },
    holidays: [],
  };
  const engine = floor(aQueueSetup('q', {}, { hours }));
  engine.setAgent(anAgent('a'));
  // Epoch 0 was a Thursday.
  engine.wait(aWaiting('c'));
  expect(drain(engine, 0)).toEqual([]);
  expect(reason(engine, 0)).toBe('outside-hours');
  expect(engine.nextAlarm()).toBe(0 + 60 * 60_000);
  expect(drain(engine, 60 * 60_000)).toEqual(['c→a']);
});

test('why nobody can be asked is told, the most telling reason first', () => {
  const engine = floor();
  engine.wait(aWaiting('c'));
  expect(reason(engine, 1)).toBe('nobody-in-queue');
  engine.setAgent(anAgent('a', { ready: false }));
  expect(reason(engine, 1)).toBe('nobody-available');
  engine.setAgent(anAgent('a'));
  engine.occupy('x', 'a', 'web-chat');
  expect(reason(engine, 1)).toBe('all-full');
  engine.setQueue(aQueueSetup('q', {}, { routing: 'manual' }));
  expect(reason(engine, 1)).toBe('manual-queue');
});

test('blended: two emails and a chat fill an agent who could hold four of each', () => {
  const engine = new RoutingEngine({
    policy: { capacity: 'blended', channelWeights: { 'web-chat': 50 } },
    defaultPlaces,
  });
  engine.setQueue(aQueueSetup('q'));
  engine.setAgent(anAgent('a', { capacity: { 'web-chat': 4, email: 4 } }));
  engine.occupy('m1', 'a', 'email');
  engine.occupy('m2', 'a', 'email');
  engine.wait(aWaiting('chat', { waitingSince: 1 }));
  engine.wait(aWaiting('mail', { waitingSince: 2, channel: 'email' }));
  expect(drain(engine, 3)).toEqual(['chat→a']);
  engine.vacate('m1', 4);
  expect(drain(engine, 4)).toEqual(['mail→a']);
});

test('an explanation names every agent within reach with what speaks against them', () => {
  const engine = floor(aQueueSetup('q', { matchLanguage: true }));
  engine.setAgent(anAgent('away', { ready: false }));
  engine.setAgent(anAgent('english'));
  engine.setAgent(anAgent('full', { languages: ['pl'] }));
  engine.occupy('x', 'full', 'web-chat');
  engine.wait(aWaiting('c', { language: 'pl' }));
  expect(engine.explain('c', 1)?.agents).toEqual([
    { userId: 'away', verdict: 'not-ready', held: 0 },
    { userId: 'english', verdict: 'no-language', held: 0 },
    { userId: 'full', verdict: 'full', held: 1 },
  ]);
});
