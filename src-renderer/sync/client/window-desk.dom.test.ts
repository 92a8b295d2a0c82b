import { waitFor } from '@testing-library/react';
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aSyncState } from '../../../tests/factories/sync-state.ts';
import { portPair } from '../engine/ports.ts';
import type { SyncState } from '../status.ts';
import { setEngineClient } from './current.ts';
import { createEngineClient } from './engine-client.ts';
import * as reading from './reading.ts';
import { currentDesk, readWith } from './window-desk.ts';

readWith(reading);

const name = `parley http://${newId()}.test user-ana`;
const state = aSyncState({
  status: { name: 'connecting', attempt: 1 },
  keyStorage: null,
  server: 'http://desk.test',
  database: null,
});
const hint = () => localStorage.getItem('parley.desk');

/** A window, and the engine's end of its line. */
function aWindow() {
  const [window, engine] = portPair();
  const client = createEngineClient(window);
  setEngineClient(client);
  return async (fields: Partial<SyncState>) => {
    engine.post({ kind: 'state', state: { ...state, ...fields } });
    await waitFor(() => expect(client.state()).toMatchObject(fields));
  };
}

afterEach(async () => {
  setEngineClient(null);
  currentDesk();
  localStorage.clear();
  await Dexie.delete(name);
});

test('a desk that is being filled is opened and not read; nobody starts from it', async () => {
  const hear = aWindow();
  await hear({ opening: name });
  expect(currentDesk()).toBeNull();
  await waitFor(async () => expect(await Dexie.getDatabaseNames()).toContain(name));
  expect(JSON.parse(hint() ?? 'null')).toBeNull();
});

test('as soon as it may be read it is there, open, and the next start begins with it', async () => {
  const hear = aWindow();
  await hear({ opening: name });
  currentDesk();
  await waitFor(async () => expect(await Dexie.getDatabaseNames()).toContain(name));
  await hear({ database: name });
  const desk = currentDesk();
  expect(desk?.db.name).toBe(name);
  await waitFor(() => expect(desk?.db.isOpen()).toBe(true));
  expect(currentDesk()).toBe(desk);
  expect(JSON.parse(hint() ?? 'null')).toMatchObject({ database: name, userId: 'user-ana' });
});

test('whoever signs out leaves nothing open, and nothing to start from', async () => {
  const hear = aWindow();
  await hear({ database: name });
  const desk = currentDesk();
  expect(hint()).not.toBeNull();
  await hear({ userId: null });
  expect(currentDesk()).toBeNull();
  expect(desk?.db.isOpen()).toBe(false);
  expect(hint()).toBeNull();
});
