import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildStale } from '../../scripts/build.ts';
import { bareDesk, launchBareDesk } from './harness/bare-desk.ts';
import { desktopCommand, freshProfile, missingPart } from './harness/electron.ts';
import { describeWith } from './harness/parts.ts';

describeWith(missingPart, 'the desktop over restarts', () => {
  beforeAll(async () => {
    await buildStale(['main']);
  });

  test('the window opens where it was, the server is remembered, and the starting link waits for the desk', async () => {
    const profileDir = freshProfile();
    const first = await launchBareDesk({ profileDir });
    const bounds = { x: 140, y: 90, width: 1010, height: 720 };
    await first.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    await first.page
      .evaluate(() => desktop.calls['server:set']({ address: 'desk.example.com' }))
      .catch(() => undefined);
    await first.close();

    const second = await launchBareDesk({ profileDir, args: ['parley://conversation/c7'] });
    try {
      const placed = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
      expect(placed).toEqual(bounds);
      const server = await second.page.evaluate(() => desktop.calls['server:get']());
      expect(server).toEqual({ ok: true, value: { serverUrl: 'https://desk.example.com' } });
      const link = await second.page.evaluate(() => desktop.calls['deep-link:take']());
      expect(link).toEqual({ ok: true, value: { link: { kind: 'conversation', conversationId: 'c7' } } });
    } finally {
      await second.close();
    }
  });

  test('unreadable settings do not keep the desk from starting, and are kept aside', async () => {
    const profileDir = freshProfile();
    writeFileSync(join(profileDir, 'window.json'), '{"bounds": "everywhere"');
    const running = await launchBareDesk({ profileDir });
    try {
      const answer = await running.page.evaluate(() => desktop.calls['app:self-check']());
      if (!answer.ok) throw new Error(answer.detail);
      const check = answer.value.find(({ name }) => name === 'settings-readable');
      expect(check).toMatchObject({ state: 'limited' });
      const aside = check?.detail.replace('kept aside: ', '') ?? '';
      expect(readFileSync(aside, 'utf8')).toBe('{"bounds": "everywhere"');
    } finally {
      await running.close();
    }
  });

  test('a profile that cannot be written is refused with a sentence and an exit code', async () => {
    const command = await desktopCommand(
      { env: { ...bareDesk, PARLEY_PROFILE: '/dev/null/parley' } },
      '/dev/null/parley',
    );
    const child = spawn(command.executable, command.args, { env: command.env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes;
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(2);
    expect(said).toContain('Parley cannot write to its folder /dev/null/parley');
  });
});
