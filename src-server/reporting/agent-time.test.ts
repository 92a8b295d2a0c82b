import { expect, test } from 'vitest';
import { type AgentSpans, timeOf } from './agent-time.ts';

const minute = 60_000;
const chat = (from: number, to: number | null) => ({
  channel: 'web-chat' as const,
  startedAt: from * minute,
  endedAt: to === null ? null : to * minute,
});
const present = (state: 'available' | 'busy' | 'away' | 'offline', from: number, to: number | null) => ({
  state,
  startedAt: from * minute,
  endedAt: to === null ? null : to * minute,
});
const minutes = (spans: Partial<AgentSpans>, from = 0, to = 60) => {
  const time = timeOf({ presence: [], handlings: [], wrapUps: [], ...spans }, from * minute, to * minute);
  return {
    staffed: time.staffedMs / minute,
    busy: time.busyMs / minute,
    idle: time.idleMs / minute,
    chats: time.usedMs['web-chat'] / minute,
  };
};

test('one conversation or two at once are the same time busy, and twice the places', () => {
  const handlings = [chat(10, 30), chat(20, 40)];
  expect(minutes({ presence: [present('available', 0, null)], handlings })).toEqual({
    staffed: 60,
    busy: 30,
    idle: 30,
    chats: 40,
  });
});

test('time away is neither busy nor idle, whatever is in hand', () => {
  const presence = [present('available', 0, 20), present('away', 20, 40), present('available', 40, null)];
  expect(minutes({ presence, handlings: [chat(10, 50)] })).toEqual({ staffed: 40, busy: 20, idle: 20, chats: 20 });
});

test('busy without a conversation is staffed and not idle', () => {
  expect(minutes({ presence: [present('busy', 0, null)] })).toEqual({ staffed: 60, busy: 0, idle: 0, chats: 0 });
});

test('a wrap-up ends with its timer, also while nobody has noticed', () => {
  const wrapUps = [{ channel: 'web-chat' as const, startedAt: 0, endsAt: 2 * minute, endedAt: null }];
  expect(minutes({ presence: [present('available', 0, null)], wrapUps }, 0, 10)).toMatchObject({ busy: 2, idle: 8 });
});

test('only what lies in the period counts', () => {
  const presence = [present('available', 0, null)];
  expect(minutes({ presence, handlings: [chat(0, null)] }, 30, 40)).toEqual({
    staffed: 10,
    busy: 10,
    idle: 0,
    chats: 10,
  });
});
