import { keepAliveMs } from '../../../src-renderer/sync/engine/connection.ts';
import { pickDeed } from './deeds.ts';
import { quiet, turns, wipeDisks } from './disk.ts';
import { brokenPromises } from './invariants.ts';
import { memoryServer } from './memory-server.ts';
import { fairWeather } from './network.ts';
import type { MakeServer } from './server.ts';
import { aWorld, type World } from './world.ts';

export interface Outcome {
  seed: number;
  /** Empty: all promises were kept. */
  problems: string[];
  trace: readonly string[];
  /** Mutations the server took, and how often one arrived again. */
  applied: number;
  repeated: number;
  refused: number;
  powerCuts: number;
}

const steps = 150;
/** Longest pause, retry and keep-alive together, with room: what is not settled by then never settles. */
const healingMs = 3_600_000;
/** At rest means for longer than a dead line can go unnoticed. */
const restMs = 2 * keepAliveMs;

/** Time passes until the next thing is due: a packet, a timer, a retry. */
function nextTick({ clock }: World): void {
  const { nextAt } = clock;
  if (nextAt !== null) clock.advance(Math.max(0, nextAt - clock.now()));
}

async function storm(world: World): Promise<void> {
  const { random, desktops, server } = world;
  for (const desktop of desktops) await desktop.boot();
  await heal(world);
  for (let step = 0; step < steps; step += 1) {
    if (random.below(2) === 0) {
      const { name, deed } = pickDeed(world);
      const desktop = desktops[random.below(desktops.length)] ?? desktops[0];
      world.say(`${desktop.name}: ${name}`);
      await deed(world, desktop);
    } else for (let ticks = random.below(12 * server.pace); ticks >= 0; ticks -= 1) nextTick(world);
    // Mostly not waited for: the next thing happens while this one is half done.
    if (random.below(3) === 0) await quiet();
    else await turns(random.below(10));
  }
}

/** The air clears, everybody is there again and signs in. @returns whether all came to rest */
export async function heal(world: World): Promise<boolean> {
  const { server, network, desktops, clock } = world;
  network.weather = fairWeather;
  server.calm();
  for (const desktop of desktops) {
    desktop.uplink.partitioned = false;
    desktop.uplink.revoked = false;
  }
  const end = clock.now() + healingMs;
  let restingSince: number | null = null;
  while (clock.now() < end) {
    await quiet();
    // One that the storm closed may end its work only now.
    for (const desktop of desktops) if (desktop.engine === null) await desktop.boot();
    const signedOut = desktops.filter(({ engine }) => engine?.state().status.name === 'signed-out');
    for (const desktop of signedOut) {
      // Not waited for: with several servers it takes the time that passes below.
      void desktop.signIn();
      await quiet();
    }
    const atRest = desktops.every((desktop) => isSettled(world, desktop));
    restingSince = atRest ? (restingSince ?? clock.now()) : null;
    if (restingSince !== null && clock.now() - restingSince > restMs) return true;
    nextTick(world);
  }
  return false;
}

function isSettled({ server }: World, { engine }: World['desktops'][number]): boolean {
  const state = engine?.state();
  return state?.status.name === 'live' && state.status.cursor === server.cursor && state.waiting === 0;
}

/** Runs one schedule: everything in it follows from the seed, so a failing one fails again. */
export async function runSchedule(seed: number, makeServer: MakeServer = memoryServer): Promise<Outcome> {
  const world = await aWorld(seed, makeServer);
  const { server, desktops, trace } = world;
  await storm(world);
  world.say('the air clears');
  const healed = await heal(world);
  const unsettled = desktops
    .filter((desktop) => !isSettled(world, desktop))
    .map(({ name, engine }) => `${name} never came to rest: ${JSON.stringify(engine?.state())}`);
  const problems = healed ? await brokenPromises(world) : unsettled;
  for (const desktop of desktops) await desktop.quit();
  const answers = [...(await server.answers()).values()];
  await server.end();
  await quiet();
  wipeDisks();
  return {
    seed,
    problems,
    trace,
    applied: answers.filter(({ kind }) => kind === 'applied').length,
    refused: answers.filter(({ kind }) => kind === 'refused').length,
    repeated: server.arrived - answers.length,
    powerCuts: trace.filter((line) => line.endsWith('powerCut')).length,
  };
}
