import { expect, test } from 'vitest';
import { portPair } from '../engine/ports.ts';
import { signal } from './actions.ts';
import { setEngineClient } from './current.ts';
import { createEngineClient } from './engine-client.ts';

const awake = { seconds: 3 };
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a word the server forgets is lost in silence when no engine is there, or it fails', async () => {
  setEngineClient(null);
  signal('presence:idle', awake);

  const [windowEnd, engineEnd] = portPair();
  const asked: unknown[] = [];
  engineEnd.listen((raw) => {
    const message = raw as { kind: string; from: string; call: number };
    asked.push(message.kind);
    if (message.kind === 'call')
      engineEnd.post({ kind: 'broken', to: message.from, call: message.call, message: 'the desk is closing' });
  });
  setEngineClient(createEngineClient(windowEnd));
  // The test fails by itself when the rejection is nobody's.
  signal('presence:idle', awake);
  await settled();
  expect(asked).toContain('call');
  setEngineClient(null);
});
