import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentFacts, declinedShownMs, shownState, shownStates } from './agent-state.ts';

const facts = (fields: Partial<AgentFacts> = {}): AgentFacts => ({
  presence: { state: 'available', reason: null },
  desktopLost: false,
  declinedAt: null,
  contacts: 0,
  wrapUps: 0,
  offers: 0,
  monitored: 0,
  ...fields,
});
const lunch = { state: 'away' as const, reason: 'lunch' };

test('a missed offer hides the contacts of the same agent', () => {
  const missed = { state: 'away' as const, reason: 'missed-offer' };
  expect(shownState(facts({ presence: missed, contacts: 3 }), 0).state).toBe('missed');
});
test('an agent on a contact is shown on it, also while another rings and one waits for its outcome', () => {
  expect(shownState(facts({ contacts: 1, wrapUps: 1, offers: 1 }), 0).state).toBe('on-contact');
  expect(shownState(facts({ wrapUps: 1, offers: 1 }), 0).state).toBe('wrap-up');
});
test('away shows its reason once the last contact is over', () => {
  expect(shownState(facts({ presence: lunch, contacts: 1 }), 0)).toEqual({ state: 'on-contact', reason: null });
  expect(shownState(facts({ presence: lunch }), 0)).toEqual({ state: 'away', reason: 'lunch' });
});
test('a decline is shown for a moment only', () => {
  expect(shownState(facts({ declinedAt: 0 }), declinedShownMs - 1).state).toBe('declined');
  expect(shownState(facts({ declinedAt: 0 }), declinedShownMs).state).toBe('available');
});
test('a decline is over as soon as the next offer rings', () => {
  expect(shownState(facts({ declinedAt: 0, offers: 1 }), 1).state).toBe('offered');
  expect(shownState(facts({ declinedAt: 0, offers: 1, contacts: 1 }), 1).state).toBe('on-contact');
});
test('somebody who signed off is offline, however many emails they keep, and their lost desktop is no error', () => {
  const offline = { state: 'offline' as const, reason: null };
  expect(shownState(facts({ presence: offline, contacts: 9, desktopLost: true }), 0).state).toBe('offline');
});
test('a supervisor who listens is shown as monitoring', () => {
  expect(shownState(facts({ presence: lunch, monitored: 1 }), 0).state).toBe('monitoring');
});
test('whatever becomes true in addition, but for an offer that ends a decline, the shown state never moves down the order', () => {
  const any = fc.record({
    presence: fc.constantFrom({ state: 'available' as const, reason: null }, lunch, {
      state: 'busy' as const,
      reason: null,
    }),
    desktopLost: fc.boolean(),
    declinedAt: fc.constantFrom(null, 0),
    contacts: fc.nat(2),
    wrapUps: fc.nat(2),
    offers: fc.nat(2),
    monitored: fc.nat(1),
  });
  const place = (given: AgentFacts) => shownStates.indexOf(shownState(given, 1).state);
  fc.assert(
    fc.property(any, fc.constantFrom('contacts', 'wrapUps', 'offers', 'monitored'), (given, more) => {
      fc.pre(more !== 'offers' || given.declinedAt === null);
      expect(place({ ...given, [more]: given[more] + 1 })).toBeLessThanOrEqual(place(given));
    }),
  );
});
