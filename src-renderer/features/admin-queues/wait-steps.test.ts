import { expect, test } from 'vitest';
import { defaultQueueRules, type QueueRules } from '#shared/domain/queue-rules.ts';
import { waitSteps } from './wait-steps.ts';

const rules = (fields: Partial<QueueRules> = {}): QueueRules => ({ ...defaultQueueRules('q'), ...fields });
const told = (fields: Partial<QueueRules>) =>
  waitSteps(rules(fields)).map(({ afterSeconds, name }) => [afterSeconds, name]);

test('without rules the team is asked at once, and nothing else happens', () => {
  expect(told({})).toEqual([[0, 'team']]);
});

test('levels are given up after the time, skills after twice as long', () => {
  expect(told({ skills: [{ name: 'vip', level: 4, tagId: null }], relaxSkillsAfterSeconds: 60 })).toEqual([
    [0, 'teamSkills'],
    [60, 'anyLevel'],
    [120, 'anySkill'],
  ]);
});

test('a demand that is given up at once is none', () => {
  expect(told({ skills: [{ name: 'vip', level: 4, tagId: null }], relaxSkillsAfterSeconds: 0 })).toEqual([[0, 'team']]);
  expect(told({ matchLanguage: true, relaxLanguageAfterSeconds: 0 })).toEqual([[0, 'team']]);
});

test('what comes earlier is told earlier, whatever it is', () => {
  const overflow = [
    { queueId: 'b', afterSeconds: 300 },
    { queueId: 'c', afterSeconds: 30 },
  ];
  const steps = waitSteps(
    rules({ holdForAgentSeconds: 20, matchLanguage: true, relaxLanguageAfterSeconds: 90, overflow }),
  );
  expect(steps.map(({ name, queueId }) => queueId ?? name)).toEqual([
    'held',
    'team',
    'language',
    'c',
    'anyLanguage',
    'b',
  ]);
});
