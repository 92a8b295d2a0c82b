import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createStore, openDatabase } from '../../src-server/store/index.ts';
import { eventually } from '../e2e/harness/desk.ts';
import { inChromium } from '../e2e/harness/hosts.ts';
import { describeWith } from '../e2e/harness/parts.ts';
import { startCaptivePortal } from './captive-portal.ts';
import { type ChaosDesk, openChaosDesk } from './chaos-desk.ts';
import type { Thread } from './seed-threads.ts';
import { openStage, type Stage } from './stage.ts';
import { mountTinyDisk } from './tiny-disk.ts';
import { drain, judge } from './verdict.ts';
import { createWriter, type Writer } from './writer.ts';

/** Engine.io's heartbeat (25 s) or a question without an answer (15 s), and the time to draw it. */
const noticedWithinMs = 40_000;

describeWith(inChromium.missingPart, 'what goes wrong is a state the agent sees, and nothing written is lost', () => {
  let stage: Stage;
  let desk: ChaosDesk;
  let writer: Writer;
  let thread: Thread;
  let disk: ReturnType<typeof mountTinyDisk> = null;
  beforeAll(async () => {
    stage = await openStage({
      prepare(folder) {
        disk = mountTinyDisk(join(folder, 'attachments'));
      },
    });
    const [first] = stage.threads;
    if (first === undefined) throw new Error('nobody has written');
    thread = first;
    desk = await openChaosDesk(inChromium, stage.deskAddress, stage.agent.email);
    writer = createWriter(desk);
    await desk.bringBack(thread.conversationId);
  });
  afterAll(async () => {
    await desk?.close();
    disk?.unmount();
    await stage?.close();
  });

  // Each rule begins on a line that works, whatever the one before left behind.
  beforeEach(async () => {
    stage.toServer.aim(Number(new URL(stage.address).port));
    await stage.heal();
    await desk.bringBack(thread.conversationId);
  });

  const says = async (words: string, withinMs: number): Promise<number> => {
    const since = Date.now();
    const line = desk.desk.page.getByRole('contentinfo').getByRole('status').filter({ hasText: words });
    await line.waitFor({ state: 'attached', timeout: withinMs });
    return Date.now() - since;
  };
  /** Everything written so far has reached its customer, once and in order. */
  const settled = async () => {
    await says('Connected', 60_000);
    await drain(stage, desk);
    expect((await judge(stage, desk, writer)).broken).toEqual([]);
  };

  test('a captive portal is "Offline", not a server; what is written waits and goes out behind it', async () => {
    const portal = await startCaptivePortal();
    stage.toServer.aim(portal.port);
    stage.toServer.cut();
    await says('Offline', noticedWithinMs);
    await writer.write(thread);
    await eventually(portal.asked).toBeGreaterThan(0);
    await desk.desk.page.getByText(/^[1-9]\d* waiting to send$/).waitFor();
    stage.toServer.aim(Number(new URL(stage.address).port));
    stage.toServer.cut();
    await settled();
    await portal.close();
  });

  test('a half-open line is noticed within bounded time, also when the agent does nothing', async () => {
    await stage.toServer.set({ accept: 'swallow' });
    stage.toServer.halfOpen();
    expect(await says('Offline', noticedWithinMs)).toBeLessThan(noticedWithinMs);
    await writer.write(thread);
    await stage.toServer.heal();
    // What the half-open attempt has begun is dead; the next one is not.
    stage.toServer.cut();
    await settled();
  });

  test('a server that restarts is "Offline" and then "Connected" by itself, soon', async () => {
    await stage.endServer('SIGTERM');
    await says('Offline', 5_000);
    await writer.write(thread);
    await stage.heal();
    expect(await says('Connected', 45_000)).toBeLessThan(45_000);
    await settled();
  });

  test('a session that has expired is said; what waits goes out after signing in again', async () => {
    await stage.endServer('SIGKILL');
    await writer.write(thread);
    const store = createStore(
      await openDatabase({ kind: 'embedded', folder: join(stage.folder, 'database') }),
      Date.now,
    );
    await store.db.updateTable('session').set({ expiresAt: 1 }).where('device', 'like', 'Parley%').execute();
    await store.close();
    await stage.heal();
    await desk.desk.page
      .getByText(/session has expired|no longer accepts this session/i)
      .first()
      .waitFor({ timeout: 45_000 });
    await desk.bringBack(thread.conversationId);
    await settled();
  });

  test('a full disk on the server refuses the file in words; the reply is kept and can go without it', async ({
    skip,
  }) => {
    if (disk === null) skip('no file system can be mounted here');
    const { page } = desk.desk;
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), desk.desk.button('Attach files').click()]);
    await chooser.setFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(3_000_000, 7) });
    await page.getByText('scan.pdf').first().waitFor();
    await desk.desk.reply.fill('With a file.');
    await desk.desk.button('Send').click();
    await page.getByText('The server did not accept an attached file.').first().waitFor({ timeout: 60_000 });
    await page.getByText('With a file.').first().waitFor();
    expect(stage.arrived().filter(({ text }) => text.includes('With a file.'))).toEqual([]);
    expect(stage.serverSaid()).toContain('the disk is full');
    // The server itself goes on.
    await writer.write(thread);
    await eventually(
      () => stage.arrived().filter(({ text }) => text.includes(`Reply ${writer.written.length} `)).length,
    ).toBe(1);
  });
});
