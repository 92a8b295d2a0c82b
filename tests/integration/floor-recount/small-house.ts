import { anInbox, aQueue, aUser } from '../../factories/rows.ts';

/** A small house with everything that makes figures differ: targets, channels, teams, places. */
export const queues = [
  aQueue({ id: 'delivery', serviceLevelSeconds: 20 }),
  aQueue({ id: 'returns', serviceLevelSeconds: 60, name: 'Returns' }),
  aQueue({ id: 'vip', serviceLevelSeconds: 45, name: 'VIP' }),
];
export const inboxes = [
  anInbox({ id: 'chat', channel: 'web-chat', queueId: 'delivery' }),
  anInbox({ id: 'chat-vip', channel: 'web-chat', queueId: 'vip' }),
  anInbox({ id: 'mail', channel: 'email', queueId: 'returns' }),
  anInbox({ id: 'sms', channel: 'sms', queueId: null }),
];
export const crew = Array.from({ length: 10 }, (_, index) => {
  const both = [['delivery'], ['returns'], ['delivery', 'vip'], ['returns', 'vip'], ['delivery', 'returns', 'vip']];
  return aUser({
    id: `agent-${index}`,
    name: `Agent ${index}`,
    email: `agent-${index}@example.com`,
    queueIds: both[index % both.length] ?? [],
    teamId: ['team-a', 'team-b', null][index % 3] ?? null,
    capacity: index % 4 === 0 ? { 'web-chat': 2, email: 0 } : {},
  });
});
export const lead = aUser({ id: 'lead', email: 'lead@example.com', role: 'supervisor', queueIds: [], teamId: null });
