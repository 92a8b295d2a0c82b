import { expect, test, vi } from 'vitest';
import { inOneWindow } from './one-window.ts';

// Locks are shared by all windows of an origin; two callers of one process are as good as two windows.
test('what all windows are told to do at the same moment is done in one, and again when it happens again', async () => {
  const done: string[] = [];
  for (const window of ['first', 'second']) inOneWindow('bell', () => void done.push(window));
  inOneWindow('other bell', () => void done.push('other'));
  await vi.waitFor(() => expect(done.sort()).toEqual(['first', 'other']));
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  inOneWindow('bell', () => void done.push('again'));
  await vi.waitFor(() => expect(done).toContain('again'));
});
