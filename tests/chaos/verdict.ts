import type { Message } from '#shared/domain/message.ts';
import { type ChaosDesk, readDisk } from './chaos-desk.ts';
import { pause } from './seeded.ts';
import type { Stage } from './stage.ts';
import { numberIn, type Writer } from './writer.ts';

const drainMs = 180_000;
const onTheWay = new Set(['held', 'queued', 'sending']);

export interface Verdict {
  written: number;
  /** What the desk died over while it was being written, and nobody has. */
  neverTaken: number;
  arrived: number;
  unconfirmed: number;
  /** Empty when every promise was kept. */
  broken: string[];
}

const outbound = (messages: readonly Message[]) => messages.filter(({ kind }) => kind === 'outbound');

/** Waits until nothing waits: on the desk's disk, and on the server towards its providers. Throws with what still waits. */
export async function drain(stage: Stage, desk: ChaosDesk): Promise<void> {
  const until = Date.now() + drainMs;
  for (;;) {
    const disk = await readDisk(desk.desk);
    const status = await desk.desk.page.getByRole('contentinfo').getByRole('status').textContent({ timeout: 20_000 });
    const messages = (await Promise.all(stage.threads.map((one) => stage.messagesOf(one.conversationId)))).flat();
    const open = outbound(messages).filter(({ delivery }) => onTheWay.has(delivery?.status ?? ''));
    const isCurrent = sameIds(disk.messages, messages);
    if (disk.waiting === 0 && open.length === 0 && isCurrent && status?.startsWith('Connected')) return;
    if (Date.now() > until) {
      const states = open.map(({ text, delivery }) => `${text} ${delivery?.status} ${delivery?.failure?.detail ?? ''}`);
      throw new Error(
        `not at rest after ${drainMs / 1000} s: desk "${status}", ${disk.waiting} waiting on it, ${
          isCurrent ? 'rows equal' : 'rows differ'
        }, on the server: ${states.join('; ') || 'nothing'}\n${stage.serverSaid().slice(-2_000)}`,
      );
    }
    await pause(250);
  }
}

interface Placed {
  id: string;
  conversationId: string;
  order: number;
}
const placeOf = ({ id, conversationId, order }: Placed) => `${conversationId} ${order} ${id}`;

function sameIds(onDesk: readonly Placed[], onServer: readonly Message[]): boolean {
  const mine = onDesk.map(placeOf).sort();
  const theirs = onServer
    .map(({ id, conversationId, position }) => placeOf({ id, conversationId, order: -position }))
    .sort();
  return mine.length === theirs.length && mine.every((place, index) => place === theirs[index]);
}

/** Counts at the providers, in the server and on the desk what became of everything that was written. Call when at rest. */
export async function judge(stage: Stage, desk: ChaosDesk, { written }: Writer): Promise<Verdict> {
  const broken: string[] = [];
  let arrivedAll = 0;
  let unconfirmedAll = 0;
  let neverTaken = 0;
  for (const { conversationId, address } of stage.threads) {
    const replies = outbound(await stage.messagesOf(conversationId));
    const numbers = replies.map(({ text }) => numberIn(text) ?? -1);
    const statusOf = new Map(replies.map(({ delivery }, index) => [numbers[index] ?? -1, delivery?.status]));
    const arrived = stage.arrived().flatMap((one) => (one.address === address ? [numberIn(one.text) ?? -1] : []));
    arrivedAll += arrived.length;
    unconfirmedAll += replies.filter(({ delivery }) => delivery?.status === 'unconfirmed').length;
    if (new Set(numbers).size !== numbers.length) broken.push(`${address}: the server has a reply twice: ${numbers}`);
    if (!isAscending(numbers)) broken.push(`${address}: the server's order is ${numbers}`);
    if (!isAscending(arrived)) broken.push(`${address}: the customer's order is ${arrived}`);
    for (const { number, accepted } of written.filter((one) => one.conversationId === conversationId)) {
      const status = statusOf.get(number);
      const copies = arrived.filter((one) => one === number).length;
      const known = status === undefined ? 'unknown to the server' : status;
      if (status === undefined && !accepted) neverTaken += 1;
      if (status === undefined ? accepted || copies > 0 : !isHonest(status, copies))
        broken.push(`reply ${number} to ${address}: ${known}, ${copies} times with the customer`);
    }
  }
  const { parked } = await readDisk(desk.desk);
  if (parked > 0) broken.push(`${parked} parked on the desk`);
  return { written: written.length, neverTaken, arrived: arrivedAll, unconfirmed: unconfirmedAll, broken };
}

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

/** Confirmed means once with the customer; not confirmed means at most once; nothing may fail here. */
function isHonest(status: string, copies: number): boolean {
  if (status === 'unconfirmed') return copies <= 1;
  return ['sent', 'delivered', 'read'].includes(status) && copies === 1;
}
