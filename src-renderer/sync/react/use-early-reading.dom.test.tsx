import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { setEngineClient } from '../client/current.ts';
import { createEngineClient } from '../client/engine-client.ts';
import { currentDesk } from '../client/window-desk.ts';
import { DeskDatabase } from '../db/database.ts';
import { putMeta } from '../db/meta.ts';
import { portPair } from '../engine/ports.ts';
import { stopSync, useEarlyReading, useMe } from '../index.ts';

const dayMs = 86_400_000;
afterEach(() => stopSync());

/** A desk that was used here and closed, and a new start whose engine has not spoken. @param contact when the server was heard */
async function startAgain(contact: number): Promise<void> {
  const world = aServer();
  const row = { id: 'workspace', name: 'Kranj Outdoor', language: 'en', country: 'SI', undoSendSeconds: 0 };
  world.server.write({
    entity: 'workspace',
    row: { ...row, awayDays: 3, awayReasons: [], sample: false },
  });
  const stop = await startDeskInPage(world);
  const { result, unmount } = renderHook(() => useMe());
  await waitFor(() => expect(result.current?.id).toBe('user-ana'));
  const name = currentDesk()?.db.name ?? '';
  unmount();
  await act(stop);
  const db = new DeskDatabase(name);
  await putMeta(db, 'lastContactAt', contact);
  await putMeta(db, 'clockOffsetMs', 0);
  db.close();
  const [windowEnd] = portPair();
  setEngineClient(createEngineClient(windowEnd));
}

const reading = (isSessionKept = true) => renderHook(() => ({ mayRead: useEarlyReading(isSessionKept), me: useMe() }));

test('what is cached is shown before the engine has spoken', async () => {
  await startAgain(Date.now() - 2 * dayMs);
  const { result } = reading();
  await waitFor(() => expect(result.current.mayRead).toBe(true));
  await waitFor(() => expect(result.current.me?.id).toBe('user-ana'));
});

test('a computer that was away for longer than its workspace allows shows nothing by itself', async () => {
  await startAgain(Date.now() - 4 * dayMs);
  const { result } = reading();
  // A row is there, and a while later the answer that was asked for beside it.
  await waitFor(() => expect(result.current.me?.id).toBe('user-ana'));
  await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
  expect(result.current.mayRead).toBe(false);
});

test('where nobody is signed in nothing is shown, however fresh it is', async () => {
  await startAgain(Date.now());
  const { result } = reading(false);
  await waitFor(() => expect(result.current.me?.id).toBe('user-ana'));
  await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
  expect(result.current.mayRead).toBe(false);
});
