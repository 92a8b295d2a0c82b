import { expect, test } from 'vitest';
import { applyKeywordRules, type KeywordRule, testKeywordRule } from './keyword-rule.ts';

const rule = (
  match: Partial<KeywordRule['match']>,
  outcome: Partial<KeywordRule['outcome']> = {},
  fields = {},
): KeywordRule => ({
  id: 'r',
  name: 'Rule',
  enabled: true,
  order: 0,
  match: { anyOf: [], allOf: [], noneOf: [], channels: [], inboxIds: [], ...match },
  outcome: { tagIds: [], priority: null, queueId: null, ...outcome },
  ...fields,
});
const said = (text: string, subject: string | null = null) => ({
  text,
  subject,
  channel: 'email' as const,
  inboxId: 'i',
});

test('whole words, whatever their case and accents', () => {
  expect(testKeywordRule(rule({ anyOf: ['poskodovano'] }), said('Prišlo je POŠKODOVANO!')).matches).toBe(true);
  expect(testKeywordRule(rule({ anyOf: ['art'] }), said('the parcel started its way')).matches).toBe(false);
});
test('a phrase matches in order only, across lines and signs; a star matches every ending', () => {
  expect(testKeywordRule(rule({ anyOf: ['not arrived'] }), said('It has not\narrived.')).matches).toBe(true);
  expect(testKeywordRule(rule({ anyOf: ['not arrived'] }), said('arrived not')).matches).toBe(false);
  expect(testKeywordRule(rule({ anyOf: ['refund*'] }), said('I want refunding')).found).toEqual(['refund*']);
});
test('all, none and the subject count', () => {
  const some = rule({ allOf: ['invoice', 'vat'], noneOf: ['thanks'] });
  expect(testKeywordRule(some, said('where is the VAT', 'Invoice 12')).matches).toBe(true);
  expect(testKeywordRule(some, said('VAT'))).toMatchObject({ matches: false, missing: ['invoice'] });
  expect(testKeywordRule(some, said('invoice vat, thanks'))).toMatchObject({ matches: false, forbidden: ['thanks'] });
});
test('a rule without words, or for another channel, matches nothing', () => {
  expect(testKeywordRule(rule({}), said('anything')).matches).toBe(false);
  expect(testKeywordRule(rule({ anyOf: ['x'], channels: ['sms'] }), said('x')).matches).toBe(false);
});
test('tags add up, the most urgent priority stays, the first queue in order wins', () => {
  const outcome = applyKeywordRules(
    [
      rule({ anyOf: ['b'] }, { tagIds: ['t2'], priority: 'normal', queueId: 'q2' }, { id: '2', order: 2 }),
      rule({ anyOf: ['a'] }, { tagIds: ['t1'], priority: 'urgent', queueId: 'q1' }, { id: '1', order: 1 }),
      rule({ anyOf: ['a'] }, { tagIds: ['t3'] }, { id: '3', enabled: false }),
    ],
    said('a b'),
  );
  expect(outcome).toEqual({ tagIds: ['t1', 't2'], priority: 'urgent', queueId: 'q1', ruleIds: ['1', '2'] });
});
