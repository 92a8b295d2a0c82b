import { expect, test } from 'vitest';
import { defaultSupervisionPolicy } from '#shared/domain/supervision.ts';
import { aConversation } from '../../../tests/factories/rows.ts';
import { type CourseFacts, courseOf } from './course.ts';

const now = 1_800_000_000_000;
const facts = (fields: Partial<CourseFacts> = {}): CourseFacts => ({
  policy: defaultSupervisionPolicy,
  mode: 'monitor',
  conversation: aConversation({ channel: 'web-chat', lastInboundAt: now, language: 'sl' }),
  agent: { role: 'agent' },
  myName: 'Petra Zupan',
  now,
  ...fields,
});

test('a silent policy hides monitoring from an agent, but never from a lead, and never anything else', () => {
  const policy = { ...defaultSupervisionPolicy, tellAgent: false };
  expect(courseOf(facts({ policy })).agentKnows).toBe(false);
  expect(courseOf(facts({ policy, agent: { role: 'lead' } })).agentKnows).toBe(true);
  expect(courseOf(facts({ policy, mode: 'whisper' })).agentKnows).toBe(true);
});

test('the customer’s words are shown in the customer’s language, with the name they will see', () => {
  expect(courseOf(facts({ mode: 'join' })).notice).toBe('Petra Zupan se pridružuje pogovoru.');
});

test('an email carries no notice where notices are for live channels only', () => {
  const conversation = aConversation({ channel: 'email', lastInboundAt: now });
  expect(courseOf(facts({ mode: 'join', conversation }))).toMatchObject({ notice: null, asksFirst: false });
});

test('taking over is always asked about; monitoring and whispering never', () => {
  const silent = { ...defaultSupervisionPolicy, notices: { monitor: null, join: null, takeOver: null } };
  expect(courseOf(facts({ mode: 'take-over', policy: silent })).asksFirst).toBe(true);
  expect(courseOf(facts({ mode: 'join', policy: silent })).asksFirst).toBe(false);
  expect(courseOf(facts({ mode: 'whisper' })).asksFirst).toBe(false);
  expect(courseOf(facts({ mode: 'monitor' })).asksFirst).toBe(false);
});
