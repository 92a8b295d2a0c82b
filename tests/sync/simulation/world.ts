import { appendMessage } from '#shared/domain/append-message.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Role } from '#shared/domain/role.ts';
import { type Seeded, seeded } from '../../chaos/seeded.ts';
import { aConversation, aCustomer, aMessage, anInbox, aQueue, aUser } from '../../factories/rows.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { Desktop, emailOf } from './desktop.ts';
import { Network } from './network.ts';
import type { ServerParts, SimulatedServer } from './server.ts';

const startOfTime = 1_800_000_000_000;
const queueIds = ['queue-delivery', 'queue-returns', 'queue-social'] as const;
const tagIds = Array.from({ length: 30 }, (_, index) => `tag-${index}`);
const people = [
  { id: 'ana', role: 'agent', queueIds: ['queue-delivery'] },
  { id: 'bor', role: 'agent', queueIds: ['queue-delivery', 'queue-returns'] },
  { id: 'eva', role: 'lead', queueIds: [] },
] as const satisfies { id: string; role: Role; queueIds: readonly string[] }[];
const activeIds = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'] as const;
/** Resolved long ago: no snapshot carries what was said in them. They are loaded when they are opened. */
export const oldIds = ['c-7', 'c-8'] as const;
export const conversationIds = [...activeIds, ...oldIds] as const;
/** More than a server gives in one answer. */
const saidInOld = 14;
const longAgo = startOfTime - 60 * 86_400_000;

export const isOld = (conversationId: string): boolean => (oldIds as readonly string[]).includes(conversationId);

/** One server, a handful of colleagues and conversations, and one computer more than there are people. */
export interface World<S extends SimulatedServer = SimulatedServer> {
  seed: number;
  random: Seeded;
  clock: ManualClock;
  server: S;
  network: Network;
  desktops: [Desktop, ...Desktop[]];
  /** What happened, for whoever reads a failing schedule. */
  trace: string[];
  say(line: string): void;
  queueIds: typeof queueIds;
  /** Talks beside conversations that somebody began, or tried to. */
  asides: string[];
  /** A tag nothing has yet; null when all are used. */
  freshTag(): string | null;
  /** Of what customers write. */
  freshId(): string;
}

/** What every schedule begins with. */
const firstRows: ServerParts['rows'] = [
  ...queueIds.map((id) => ({ entity: 'queue' as const, row: aQueue({ id, name: id }) })),
  ...people.map(({ id, role, queueIds }) => ({
    entity: 'user' as const,
    row: aUser({ id, name: id, email: emailOf(id), role, queueIds: [...queueIds] }),
  })),
  ...tagIds.map((id) => ({ entity: 'tag' as const, row: { id, name: id, color: 'blue' as const } })),
  { entity: 'inbox', row: anInbox() },
  { entity: 'customer', row: aCustomer() },
  ...conversationIds.map((id, index) => ({
    entity: 'conversation' as const,
    row: aConversation({
      id,
      number: index + 1,
      queueId: queueIds[index % 3] ?? null,
      lastInboundAt: startOfTime,
      activityAt: startOfTime,
      ...(isOld(id)
        ? { state: 'resolved', activityAt: longAgo, lastPosition: saidInOld, lastInboundPosition: saidInOld }
        : {}),
    }),
  })),
  ...oldIds.flatMap((conversationId) =>
    Array.from({ length: saidInOld }, (_, index) => ({
      entity: 'message' as const,
      row: aMessage({
        id: `${conversationId}-${index + 1}`,
        conversationId,
        position: index + 1,
        text: `said long ago, ${index + 1}`,
        sentAt: longAgo,
      }),
    })),
  ),
];

export async function aWorld<S extends SimulatedServer>(
  seed: number,
  makeServer: (parts: ServerParts) => Promise<S>,
): Promise<World<S>> {
  const random = seeded(seed);
  const clock = new ManualClock(startOfTime);
  const trace: string[] = [];
  const say = (line: string) => void trace.push(`${clock.now() - startOfTime} ms  ${line}`);
  const server = await makeServer({ clock, random, say, rows: firstRows });
  const network = new Network(server, clock, random);
  const desktops: World['desktops'] = [
    new Desktop('ana-desk', 'ana', network),
    new Desktop('bor-desk', 'bor', network),
    new Desktop('eva-desk', 'eva', network),
    new Desktop('ana-home', 'ana', network),
  ];
  const unused = [...tagIds];
  const freshTag = () => unused.pop() ?? null;
  let written = 0;
  const freshId = () => {
    written += 1;
    return `in-${written}`;
  };
  return { seed, random, clock, server, network, desktops, trace, say, queueIds, asides: [], freshTag, freshId };
}

/** The customer of a conversation writes. */
export function customerWrites({ server, clock, freshId }: World, conversationId: string, text: string): Promise<void> {
  const id = freshId();
  return server.edit(async (rows) => {
    const conversation = await rows.find('conversation', conversationId);
    if (conversation === null) return;
    const { id: _, ...rest } = aMessage({ conversationId, text, sentAt: clock.now() });
    const appended = appendMessage(conversation, { ...rest, id });
    await rows.put('conversation', appended.conversation);
    await rows.put('message', appended.message);
  });
}

/** Somebody who is not here moves a conversation to a queue, and nobody has it any more. */
export function moveTo({ server }: World, conversationId: string, queueId: string): Promise<void> {
  return server.edit(async (rows) => {
    const conversation = await rows.find('conversation', conversationId);
    if (conversation !== null) await rows.put('conversation', { ...conversation, queueId, assigneeId: null });
  });
}

/** An administrator changes what a colleague may see. */
export function changeUser({ server }: World, userId: string, fields: Partial<Row<'user'>>): Promise<void> {
  return server.edit(async (rows) => {
    const user = await rows.find('user', userId);
    if (user !== null) await rows.put('user', { ...user, ...fields });
  });
}
