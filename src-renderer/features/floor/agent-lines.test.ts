import { expect, test } from 'vitest';
import type { FloorAgent } from '#shared/domain/floor-figures.ts';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { agentLines, countStates, findAgents } from './agent-lines.ts';

const anAgent = (fields: Partial<FloorAgent>): FloorAgent => ({
  id: 'user-ana',
  state: 'available',
  reason: null,
  since: 1,
  contacts: 0,
  wrapUps: 0,
  offers: 0,
  slots: { total: 5, used: 0, free: 5 },
  channels: [],
  queueIds: ['queue-delivery'],
  teamId: null,
  ...fields,
});
const users = [aUser(), aUser({ id: 'user-zupan', name: 'Živa Župan' }), aUser({ id: 'user-eva', name: 'Eva Dolenc' })];
const floor = new Map(
  [
    anAgent({ id: 'user-eva', state: 'offline' }),
    anAgent({ id: 'user-zupan', state: 'missed', teamId: 'team-evening' }),
    anAgent({ channels: [{ channel: 'sms', total: 2, used: 0, free: 2 }] }),
  ].map((agent) => [agent.id, agent]),
);
const names = (scope = wholeFloor) => agentLines(floor, users, scope).map(({ name }) => name);

test('whoever needs a look stands first and whoever is gone last', () => {
  expect(names()).toEqual(['Živa Župan', 'Ana Horvat', 'Eva Dolenc']);
});

test('the floor narrows to a team, a queue, or those with places on a channel', () => {
  expect(names({ ...wholeFloor, teamId: 'team-evening' })).toEqual(['Živa Župan']);
  expect(names({ ...wholeFloor, channel: 'sms' })).toEqual(['Ana Horvat']);
  expect(names({ ...wholeFloor, queueId: 'queue-social' })).toEqual([]);
});

test('a name is found by the beginning of its words, without its accents', () => {
  const lines = agentLines(floor, users, wholeFloor);
  expect(findAgents(lines, 'all', 'zup ziv').map(({ id }) => id)).toEqual(['user-zupan']);
  expect(findAgents(lines, 'all', 'pan')).toEqual([]);
  expect(findAgents(lines, 'offline', '').map(({ id }) => id)).toEqual(['user-eva']);
});

test('states nobody is in are not counted out loud', () => {
  expect(countStates(agentLines(floor, users, wholeFloor))).toEqual([
    { state: 'missed', count: 1 },
    { state: 'available', count: 1 },
    { state: 'offline', count: 1 },
  ]);
});
