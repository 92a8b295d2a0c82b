import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Group } from '../figures.ts';
import type { Report } from '../report.ts';
import { filledSchema, startFloorDesks, startServerChild } from '../server/processes.ts';
import { percentile } from '../statistics.ts';

export const group: Group = 'floor';

const size = { agents: 1_000, leads: 200, queues: 20, conversations: 2_000 };
/** A rush: a thousand agents with forty contacts a day see a seventh of it on average. */
const rush = { perSecond: 10, seconds: 25 };

const boardsSchema = z.object({
  boards: z.array(z.array(z.tuple([z.number(), z.number()]))),
  connected: z.number(),
});

/** For each viewer and each customer: how long after the customer came the viewer's board counted them. */
function agesOf(boards: z.infer<typeof boardsSchema>['boards'], cameAt: readonly number[], before: number): number[] {
  return boards.flatMap((board) => {
    let told = 0;
    return cameAt.map((came, index) => {
      while (told < board.length && (board[told]?.[0] ?? 0) < before + index + 1) told += 1;
      const at = board[told]?.[1];
      if (at === undefined) throw new Error(`a viewer never saw customer ${index + 1}`);
      return at - came;
    });
  });
}

/**
 * From a customer's message reaching the server to the figure on every lead's board: 1,000 agents connected who take and finish what
 * rings at them, 200 boards with the whole floor, every queue and every agent.
 */
export async function run(report: Report): Promise<void> {
  const app = startServerChild('app');
  const agents = startFloorDesks();
  const leads = startFloorDesks();
  try {
    const { address, tokens } = await app.ask('fill', size, filledSchema);
    const desks = { address, queues: size.queues };
    await agents.ask('agents', { ...desks, tokens: tokens.slice(0, size.agents) }, z.number());
    await leads.ask('leads', { ...desks, tokens: tokens.slice(size.agents) }, z.number());
    const newcomers = (seconds: number, first: number) =>
      app.ask('newcomers', { ...rush, seconds, first }, z.array(z.number()));
    const warm = await newcomers(5, size.conversations);
    await wait(3_000);
    const cpu = [await app.cpuMs(), await agents.cpuMs(), await leads.cpuMs()];
    const came = await newcomers(rush.seconds, size.conversations + warm.length);
    const busy = [await app.cpuMs(), await agents.cpuMs(), await leads.cpuMs()];
    await wait(3_000);
    const { boards, connected } = await leads.ask('boards', null, boardsSchema);
    if (connected !== size.leads) throw new Error(`${size.leads - connected} leads lost their connection`);
    const ages = agesOf(boards, came, warm.length);
    const pushes = boards.reduce((sum, board) => sum + board.length, 0);
    const share = busy.map((ms, index) => `${Math.round((ms - (cpu[index] ?? 0)) / (10 * rush.seconds))} %`);
    report.say(`${came.length} customers, ${pushes} pushes; processor: server, agents, leads ${share.join(', ')}`);
    report.say(
      `p50 ${percentile(ages, 0.5).toFixed(0)}, p95 ${percentile(ages, 0.95).toFixed(0)}, p99 ${percentile(ages, 0.99).toFixed(0)} ms`,
    );
    report.measured('floorLatencyP99Ms', percentile(ages, 0.99));
  } finally {
    await Promise.all([app.stop(), agents.stop(), leads.stop()]);
  }
}
