import { defaultQueueRules, type QueueRules } from '#shared/domain/queue-rules.ts';
import type { Waiting } from '#shared/domain/routing-match.ts';
import { defaultPlaces } from '../default-places.ts';
import type { QueueSetup, Room, RoutingAgent } from './floor.ts';

export { defaultPlaces };
export const separateRoom: Room = { policy: { capacity: 'separate', channelWeights: {} }, defaultPlaces };

export const anAgent = (id: string, fields: Partial<RoutingAgent> = {}): RoutingAgent => ({
  id,
  ready: true,
  queueIds: ['q'],
  languages: ['en'],
  skills: [],
  capacity: { 'web-chat': 1 },
  idleSince: 0,
  lastOfferAt: 0,
  ...fields,
});

export const aQueueSetup = (
  id: string,
  rules: Partial<QueueRules> = {},
  fields: Partial<Omit<QueueSetup, 'id' | 'rules'>> = {},
): QueueSetup => ({
  id,
  routing: 'longest-idle',
  rules: { ...defaultQueueRules(id), ...rules },
  hours: null,
  ...fields,
});

export const aWaiting = (id: string, fields: Partial<Waiting> = {}): Waiting => ({
  id,
  queueId: 'q',
  channel: 'web-chat',
  language: 'en',
  tagIds: [],
  tier: 'none',
  priority: 'normal',
  waitingSince: 0,
  dueAt: null,
  ownerId: null,
  lastAgentId: null,
  passedUntil: new Map(),
  ...fields,
});
