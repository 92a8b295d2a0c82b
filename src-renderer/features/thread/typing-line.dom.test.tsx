import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { TypingLine } from './typing-line.tsx';

let stop = async () => {};
afterEach(() => stop());

test('who else is here is said while it can be known, and no longer', async () => {
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ id: 'user-bor', name: 'Bor Kos' }) });
  stop = await startDeskInPage(world);
  await renderDesk(<TypingLine conversationId="conversation-1" customerName="Maja" />);
  const viewers = [{ userId: 'user-bor', typing: false }];
  await vi.waitFor(() => {
    world.server.tellAll({
      name: 'presence:viewers',
      payload: { conversationId: 'conversation-1', viewers, customerTyping: true },
    });
    expect(screen.getByText('Bor Kos is also looking')).toBeDefined();
  });
  expect(screen.getByText('Maja is typing…')).toBeDefined();
  world.server.reachable = false;
  world.server.cutLinks();
  await waitFor(() => expect(screen.queryByText('Bor Kos is also looking')).toBeNull());
  expect(screen.queryByText('Maja is typing…')).toBeNull();
});
