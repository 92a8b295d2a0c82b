import { expect, test, vi } from 'vitest';
import { create } from 'zustand';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { findEngineClient } from './current.ts';
import { personal } from './personal.ts';
import { signIn, signOut } from './session.ts';

const useWords = personal(create<{ text: string }>()(() => ({ text: '' })));

test('whoever signs in after somebody else finds nothing of theirs; whoever comes back finds it', async () => {
  const world = aServer();
  const stop = await startDeskInPage(world);
  const present = () => findEngineClient()?.state()?.userId;
  const enter = async (email: string, userId: string) => {
    await signOut({ force: true });
    await vi.waitFor(() => expect(present()).toBeNull());
    expect(await signIn({ server: world.address, email, password: 'any', device: 'desk' })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(present()).toBe(userId));
  };
  await vi.waitFor(() => expect(present()).toBe('user-ana'));
  useWords.setState({ text: 'for the customer' });
  await enter('ana@example.com', 'user-ana');
  expect(useWords.getState().text).toBe('for the customer');
  await enter('bor@example.com', 'user-bor');
  expect(useWords.getState().text).toBe('');
  await stop();
});
