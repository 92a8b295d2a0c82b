import { afterAll, beforeAll, expect, test } from 'vitest';
import { inChromium, inElectron } from '../e2e/harness/hosts.ts';
import { describeWith } from '../e2e/harness/parts.ts';
import { type ChaosDesk, openChaosDesk } from './chaos-desk.ts';
import { openStage, type Stage } from './stage.ts';
import { drain, judge } from './verdict.ts';
import { createWriter } from './writer.ts';

/** The engine's worker may die alone: out of memory, or with the process of another window that hosts it. */
for (const host of [inChromium, inElectron])
  describeWith(host.missingPart, `a window whose engine dies, in ${host.name}`, () => {
    let stage: Stage;
    let desk: ChaosDesk;
    beforeAll(async () => {
      stage = await openStage();
      desk = await openChaosDesk(host, stage.deskAddress, stage.agent.email);
    });
    afterAll(async () => {
      await desk?.close();
      await stage?.close();
    });

    test('it finds or starts another one by itself, and what is written meanwhile is sent once', async () => {
      const writer = createWriter(desk);
      const [thread] = stage.threads;
      if (thread === undefined) throw new Error('nobody has written');
      await desk.bringBack(thread.conversationId);
      await writer.write(thread);
      await desk.killWorker();
      await writer.write(thread);
      await writer.write(thread);
      await drain(stage, desk);
      expect((await judge(stage, desk, writer)).broken).toEqual([]);
      expect(stage.arrived()).toHaveLength(3);
    });
  });
