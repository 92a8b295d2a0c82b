import { expect, test } from 'vitest';
import { portPair } from '../engine/ports.ts';
import { createEngineClient } from './engine-client.ts';
import { tellKeys } from './tell-keys.ts';

test('the engine hears of every key, also of one that its field keeps for itself, until the window is done with it', async () => {
  const [windowEnd, engineEnd] = portPair();
  const kinds: unknown[] = [];
  engineEnd.listen((message) => kinds.push(Reflect.get(Object(message), 'kind')));
  const end = tellKeys(createEngineClient(windowEnd));
  const field = document.body.appendChild(document.createElement('textarea'));
  field.addEventListener('keydown', (event) => event.stopPropagation());
  const press = () => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
  press();
  press();
  end();
  press();
  await Promise.resolve();
  expect(kinds).toEqual(['hello', 'key', 'key']);
});
