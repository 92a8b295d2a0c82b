import type { ChaosDesk } from './chaos-desk.ts';
import { pause, type Seeded } from './seeded.ts';
import type { Stage } from './stage.ts';

/** Something that goes wrong at a random moment while replies are written. */
export interface Fault {
  name: string;
  strike(): Promise<void>;
}

/** Every fault of the run. `stage.heal` and `desk.bringBack` undo all of them. */
export function faultsOf(stage: Stage, desk: ChaosDesk, random: Seeded): readonly [Fault, ...Fault[]] {
  const { toServer, toMail, toSms } = stage;
  const fault = (name: string, strike: () => unknown): Fault => ({
    name,
    strike: async () => {
      await strike();
    },
  });
  const killUnanswered = async () => {
    await stage.keepAnswers();
    await stage.endServer('SIGKILL');
    toMail.cut();
    toSms.cut();
  };
  return [
    fault('server killed', () => stage.endServer('SIGKILL')),
    fault('server killed before the provider answers', killUnanswered),
    fault('server stopped', () => stage.endServer('SIGTERM')),
    fault('worker killed', () => desk.killWorker()),
    fault('renderer and worker killed', () => desk.killRenderer()),
    fault('desk killed', () => desk.killMain()),
    fault('line cut', () => toServer.cut()),
    fault('server refuses', async () => {
      await toServer.set({ accept: 'refuse' });
      toServer.cut();
    }),
    fault('answers lost', async () => {
      // What the desk sends arrives; what it hears of it does not.
      await toServer.set({ stallDown: true });
      await pause(random.below(1_500));
      toServer.cut();
    }),
    fault('requests stall', () => toServer.set({ stallUp: true })),
    fault('line half open', async () => {
      await toServer.set({ accept: 'swallow' });
      toServer.halfOpen();
    }),
    fault('line slow', () => toServer.set({ delayMs: 150, bytesPerSecond: 20_000 })),
    fault('providers’ answers lost', () => stage.loseNextAnswers()),
    fault('providers refuse for now', () => stage.refuseNext()),
    fault('mail line cut', () => toMail.cut()),
    fault('SMS line cut', () => toSms.cut()),
  ];
}
