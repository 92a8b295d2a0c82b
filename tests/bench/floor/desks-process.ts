import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { type PushPayload, socketPushes } from '#shared/contract/socket.ts';
import type { changesPushSchema } from '#shared/contract/sync.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import type { Offer } from '#shared/domain/offer.ts';
import { newId } from '#shared/lib/ids.ts';
import { answerParent, machineMs } from '../child.ts';

/** Desktops of a floor in one process: agents who take what rings at them and finish it, or leads whose boards show everything. */
const connectSchema = z.object({ address: z.string(), tokens: z.array(z.string()), queues: z.number() });
const workMs = 4_000;

const sockets: Socket[] = [];
/** What each board showed as offered on the whole floor, and when it was told so. */
const boards: [offered: number, at: number][][] = [];

async function open(address: string, token: string): Promise<Socket> {
  const socket = io(address, {
    auth: { token, clientId: `bench-${newId()}`, protocol: protocolVersion },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

const inFifties = async (tokens: readonly string[], one: (token: string) => Promise<void>) => {
  for (let at = 0; at < tokens.length; at += 50) await Promise.all(tokens.slice(at, at + 50).map(one));
  return tokens.length;
};

function workOn(socket: Socket): void {
  const act = (name: string, args: object) =>
    socket.emit('mutation:push', { mutations: [{ mutationId: newId(), name, args, actedAt: Date.now() }] }, () => {});
  const taken = new Set<string>();
  socket.on('sync:changes', ({ changes }: z.infer<typeof changesPushSchema>) => {
    for (const { entity, row } of changes) {
      // Only their own offers are sent to agents.
      const offer = entity === 'offer' ? (row as Offer | null) : null;
      if (offer?.state !== 'ringing' || taken.has(offer.id)) continue;
      taken.add(offer.id);
      act('offer.accept', { offerId: offer.id });
      setTimeout(() => act('conversation.resolve', { conversationId: offer.conversationId }), workMs);
    }
  });
}

function show(socket: Socket, queues: number, board: [number, number][]): void {
  let isChecked = false;
  socket.on('floor:figures', (push: PushPayload<'floor:figures'>) => {
    const at = machineMs();
    // Parsing by schema two hundred times over would measure zod; a desktop does it once, on its own computer.
    if (!isChecked) socketPushes['floor:figures'].parse(push);
    isChecked = true;
    const whole = push.scopes.find(({ scope }) => scope.queueId === null);
    if (whole) board.push([whole.figures.offered.value ?? 0, at]);
  });
  const scope = { queueId: null, teamId: null, channel: null };
  const scopes = [scope, ...Array.from({ length: queues }, (_, n) => ({ ...scope, queueId: `queue-${n}` }))];
  socket.emit('floor:watch', { scopes, agents: true });
}

answerParent({
  async agents(input) {
    const { address, tokens } = connectSchema.parse(input);
    return inFifties(tokens, async (token) => workOn(await open(address, token)));
  },
  async leads(input) {
    const { address, tokens, queues } = connectSchema.parse(input);
    return inFifties(tokens, async (token) => {
      const board: [number, number][] = [];
      boards.push(board);
      show(await open(address, token), queues, board);
    });
  },
  async boards() {
    return { boards, connected: sockets.filter(({ connected }) => connected).length };
  },
});
