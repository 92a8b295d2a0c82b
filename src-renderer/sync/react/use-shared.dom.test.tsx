import { act, render, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { signIn, signOut, useViewCounts } from '../index.ts';

let stop = async () => {};
afterEach(() => stop());

/** Ana's desk with one conversation of hers, and a screen that has drawn their number; `drawn` is every number it drew. */
async function drawnForAna() {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ assigneeId: 'user-ana' }) });
  stop = await startDeskInPage(world);
  const drawn: (number | undefined)[] = [];
  function Mine() {
    drawn.push(useViewCounts()?.mine);
    return null;
  }
  const { rerender } = render(<Mine />);
  await waitFor(() => expect(drawn.at(-1)).toBe(1));
  return { world, drawn, Mine, rerender };
}

test('who signs in after somebody else sees nothing of theirs, not even in the first drawing', async () => {
  const { world, drawn, Mine, rerender } = await drawnForAna();
  // The frame goes with the session, and comes again with the next.
  rerender(null);
  await act(async () => {
    await signOut({ force: true });
    await signIn({ server: world.address, email: 'bor@example.com', password: 'correct horse', device: 'desk' });
  });
  drawn.length = 0;
  rerender(<Mine />);
  await waitFor(() => expect(drawn.at(-1)).toBe(0));
  expect(drawn[0]).toBeUndefined();
  expect(drawn).not.toContain(1);
});

test('what was drawn last is there at once when its screen comes back in the same session', async () => {
  const { drawn, Mine, rerender } = await drawnForAna();
  rerender(null);
  drawn.length = 0;
  rerender(<Mine />);
  expect(drawn[0]).toBe(1);
});
