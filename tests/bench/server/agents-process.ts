import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { changesPushSchema } from '#shared/contract/sync.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import { answerParent, machineMs } from '../child.ts';

/**
 * Many agents' connections in one process: real socket.io clients that look at every message they are sent. A message's text
 * begins with the machine's time at which it was handed to the server, so its age at arrival needs no bookkeeping.
 */
const connectSchema = z.object({ address: z.string(), tokens: z.array(z.string()) });
const awaitSchema = z.object({ marker: z.string(), arrivals: z.number() });
/** The engine asks this often when nothing comes; agents do here, too, because the server has to answer it. */
const keepAliveMs = 25_000;

const sockets: Socket[] = [];
const seen = new Map<string, { count: number; last: number; resolve?: (last: number) => void; wanted: number }>();
let ages: number[] = [];
let pushes = 0;
let sample: unknown = null;
const stampedSchema = z.object({ text: z.string().regex(/^\d+(\.\d+)? /) });

function arrived(payload: unknown): void {
  const now = machineMs();
  pushes += 1;
  // Parsing by schema a thousand times over would measure zod; a desktop does it once, on its own computer.
  for (const { entity, row } of (payload as z.infer<typeof changesPushSchema>).changes) {
    if (entity !== 'message') continue;
    const text = (row as { text?: string } | null)?.text ?? '';
    const space = text.indexOf(' ');
    ages.push(now - Number(text.slice(0, space)));
    const marker = text.slice(space + 1, text.indexOf(' ', space + 1));
    if (sample === null && stampedSchema.safeParse(row).success) sample = changesPushSchema.parse(payload);
    const entry = seen.get(marker);
    if (entry === undefined) continue;
    entry.count += 1;
    entry.last = now;
    if (entry.count === entry.wanted) entry.resolve?.(now);
  }
}

async function open(address: string, token: string): Promise<void> {
  const socket = io(address, {
    auth: { token, clientId: `bench-${sockets.length}`, protocol: protocolVersion },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  let cursor = 0;
  socket.on('sync:changes', (payload: { cursor: number }) => {
    cursor = payload.cursor;
    arrived(payload);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const pull = () =>
    socket.connected && cursor > 0 && socket.emit('sync:pull', { after: cursor, scope: null, limit: 1_000 }, () => {});
  setTimeout(() => setInterval(pull, keepAliveMs), Math.random() * keepAliveMs);
}

answerParent({
  async connect(input) {
    const { address, tokens } = connectSchema.parse(input);
    for (let at = 0; at < tokens.length; at += 50) {
      await Promise.all(tokens.slice(at, at + 50).map((token) => open(address, token)));
    }
    return tokens.length;
  },
  /** Begins to watch for a marker; `arrival` then tells when the last of them was there. */
  async expect(input) {
    const { marker, arrivals } = awaitSchema.parse(input);
    seen.set(marker, { count: 0, last: 0, wanted: arrivals });
  },
  async arrival(input) {
    const marker = z.string().parse(input);
    const entry = seen.get(marker);
    if (entry === undefined) throw new Error(`nobody expected ${marker}`);
    const last =
      entry.count >= entry.wanted
        ? entry.last
        : await new Promise<number>((resolve, reject) => {
            entry.resolve = resolve;
            setTimeout(() => reject(new Error(`${entry.count} of ${entry.wanted} saw ${marker}`)), 20_000);
          });
    seen.delete(marker);
    return last;
  },
  async sample() {
    return sample;
  },
  async takeAges() {
    const taken = { ages, pushes, connected: sockets.filter(({ connected }) => connected).length };
    ages = [];
    pushes = 0;
    return taken;
  },
});
