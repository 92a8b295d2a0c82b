import { afterEach, beforeEach, describe } from 'vitest';
import type { ConnectorHarness } from './connector-harness.ts';
import { describeInbound } from './connector-rules-inbound.ts';
import { describeLife } from './connector-rules-life.ts';
import { describeOutbound } from './connector-rules-outbound.ts';
import { expectDiscreetLog, openStage, type Stage } from './connector-stage.ts';

/**
 * The rules every connector keeps, run by each of them against a local provider that behaves like the real one. Call it at the top
 * of a test file; rules that the channel or its provider cannot have are not there at all.
 */
export function describeConnector(name: string, harness: ConnectorHarness): void {
  describe(`${name} keeps the rules of a connector`, () => {
    let current: Stage | null = null;
    const stage = () => {
      if (!current) throw new Error('a rule ran outside its stage');
      return current;
    };
    beforeEach(async () => {
      current = await openStage(harness);
    });
    afterEach(async () => {
      const played = stage();
      current = null;
      await played.close();
      expectDiscreetLog(played);
    });

    describeInbound(harness, stage);
    describeOutbound(harness, stage);
    describeLife(harness, stage);
  });
}
