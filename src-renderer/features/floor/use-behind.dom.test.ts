import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { useBehind } from './use-behind.ts';

let stop = async () => {};
afterEach(() => stop());

test('who asks again hears the answer to the last question, also when the one before is answered later', async () => {
  const world = aServer();
  const held = Promise.withResolvers<void>();
  world.server.failNext(
    'floor:behind',
    { kind: 'hold', until: held.promise },
    { kind: 'fail', error: { code: 'forbidden', message: 'the floor is for leads' } },
  );
  stop = await startDeskInPage(world);
  const asked = () => world.server.asked.filter(({ name }) => name === 'floor:behind').length;
  const { result } = renderHook(() => useBehind(wholeFloor, 'waiting'));
  await waitFor(() => expect(asked()).toBe(1));
  act(() => result.current.again());
  await waitFor(() => expect(result.current.failure).toBe('forbidden'));
  await act(async () => {
    held.resolve();
    // The late answer passes through the port and the worker's turn.
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(result.current.failure).toBe('forbidden');
});
