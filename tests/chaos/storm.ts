import type { Host } from '../e2e/harness/hosts.ts';
import { type ChaosDesk, openChaosDesk } from './chaos-desk.ts';
import { faultsOf } from './faults.ts';
import type { Thread } from './seed-threads.ts';
import { pause, seeded } from './seeded.ts';
import { openStage } from './stage.ts';
import { drain, judge, type Verdict } from './verdict.ts';
import { createWriter, type Writer } from './writer.ts';

interface StormOptions {
  host: Host;
  databaseUrl?: string | null;
  seed: number;
  /** How many times something goes wrong. */
  points: number;
}

/** Everything is counted after this many faults, and at the end. */
const pointsBetweenCounts = 10;

/**
 * An agent answers four customers while things go wrong at random moments; then all heals, and everything is counted.
 * @throws with the faults so far when the desk or the server does not come to rest
 */
export async function runStorm({ host, databaseUrl = null, seed, points }: StormOptions) {
  const random = seeded(seed);
  const stage = await openStage({ databaseUrl });
  const [first] = stage.threads;
  if (first === undefined) throw new Error('nobody has written');
  const desk = await openChaosDesk(host, stage.deskAddress, stage.agent.email);
  const writer = createWriter(desk);
  const faults = faultsOf(stage, desk, random);
  const struck: string[] = [];
  try {
    let verdict: Verdict | null = null;
    for (let point = 1; point <= points; point += 1) {
      const thread = stage.threads[random.below(stage.threads.length)] ?? first;
      await desk.bringBack(thread.conversationId);
      const fault = random.pick(faults);
      struck.push(fault.name);
      const striking = pause(random.below(900)).then(fault.strike);
      await writeSome(writer, desk, thread, 1 + random.below(4));
      await striking;
      // What is written during an outage waits on this computer.
      if (desk.isUp()) await writeSome(writer, desk, thread, random.below(3));
      await pause(random.below(600));
      await stage.heal();
      if (point % pointsBetweenCounts !== 0 && point !== points) continue;
      await desk.bringBack(thread.conversationId);
      await drain(stage, desk);
      verdict = await judge(stage, desk, writer);
      if (verdict.broken.length > 0) break;
    }
    return { ...verdict, broken: verdict?.broken ?? ['nothing was counted'], struck };
  } catch (error) {
    throw new Error(`after ${struck.length} faults (${struck.join(', ')}): ${String(error)}`, { cause: error });
  } finally {
    await desk.close();
    await stage.close();
  }
}

async function writeSome(writer: Writer, desk: ChaosDesk, thread: Thread, count: number): Promise<void> {
  for (let one = 0; one < count && desk.isUp(); one += 1) await writer.write(thread);
}
