import { describe, expect, test } from 'vitest';
import type { ConnectorHarness } from './connector-harness.ts';
import { type CurrentStage, ruleWhere } from './connector-stage.ts';

/** Testing the settings, and stopping. */
export function describeLife(harness: ConnectorHarness, stage: CurrentStage): void {
  describe('life', () => {
    test('the test passes with the right settings and changes nothing', async () => {
      const { sink, rig, connector } = stage();
      const report = await connector.test();
      expect(report.steps.filter((step) => !step.ok)).toEqual([]);
      expect(report.ok).toBe(true);
      expect(await rig.received()).toEqual([]);
      expect(sink.attempts).toEqual([]);
    });

    ruleWhere(harness.signsIn !== false)(
      'the test says what is wrong with wrong credentials and changes nothing',
      async () => {
        const { sink, rig, create } = stage();
        const inbox = rig.withWrongCredentials?.();
        if (!inbox) throw new Error('a rig whose provider signs us in must have wrong credentials to try');
        const wrong = create(inbox);
        const report = await wrong.test();
        await wrong.stop();
        expect(report.ok).toBe(false);
        expect(report.steps.find((step) => !step.ok)?.detail).toMatch(/\w{3,}/);
        for (const secret of Object.values(inbox.secrets)) expect(JSON.stringify(report)).not.toContain(secret);
        expect(await rig.received()).toEqual([]);
        expect(sink.attempts).toEqual([]);
      },
    );

    test('stopping before the start and stopping twice are fine; a send after it is tried again later', async () => {
      const { rig, connector, create, start, outgoing } = stage();
      await create(rig.inbox).stop();
      await start();
      await connector.stop();
      await connector.stop();
      expect((await connector.send(outgoing())).kind).toBe('temporary');
      expect(await rig.received()).toEqual([]);
    });
  });
}
