import { expect, test } from 'vitest';
import { formatFor } from '../../i18n/format.ts';
import { customerName } from './customer-name.ts';
import { firstView, isFiltered, queryOf } from './inbox-view.ts';
import { replyDue } from './reply-due.ts';

const minute = 60_000;
const now = 1_000 * minute;
const due = (inMinutes: number, promisedMinutes = 60) =>
  replyDue(now + inMinutes * minute, now + (inMinutes - promisedMinutes) * minute, now, formatFor('en'));

test('time left is minutes and hours while there is time', () => {
  expect(due(38)).toEqual({ text: '38m', state: 'good', isTicking: false });
  expect(due(150, 300)).toMatchObject({ text: '2h', state: 'good' });
});

test('the last fifth of the promise is amber, the last five minutes are a clock', () => {
  expect(due(11)).toMatchObject({ text: '11m', state: 'warn' });
  expect(due(13)).toMatchObject({ state: 'good' });
  expect(due(1.2)).toEqual({ text: '1:12', state: 'warn', isTicking: true });
});

test('a broken promise counts on, by the second for the first hour', () => {
  expect(due(-0.8)).toEqual({ text: '−0:48', state: 'bad', isTicking: true });
  expect(due(-90)).toEqual({ text: '−1h', state: 'bad', isTicking: false });
});

test('the list asks for open and pending, unless it shows what has not gone out', () => {
  expect(queryOf(firstView)).toEqual({ view: 'mine', states: ['open', 'pending'] });
  expect(queryOf({ ...firstView, order: 'due' })).toEqual({ view: 'mine', states: ['open', 'pending'], order: 'due' });
  expect(queryOf({ ...firstView, view: 'needs-decision' })).toEqual({ view: 'needs-decision' });
  expect(queryOf({ ...firstView, view: 'waiting-to-send' })).toEqual({ view: 'waiting-to-send' });
  expect(queryOf({ ...firstView, life: 'resolved', channel: 'sms', unreadOnly: true })).toEqual({
    view: 'mine',
    states: ['resolved'],
    channels: ['sms'],
    unread: true,
  });
  expect(isFiltered(firstView)).toBe(false);
  expect(isFiltered({ ...firstView, unreadOnly: true })).toBe(true);
});

test('a customer known by number only is called by the number, grouped', () => {
  expect(customerName({ name: '+38640555019' }, 'Unknown')).toBe('+386 40 555 019');
  expect(customerName({ name: ' ' }, 'Unknown')).toBe('Unknown');
  expect(customerName(null, 'Unknown')).toBe('Unknown');
});
