import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { i18n } from '../../i18n/index.ts';
import { usePromiseAlerts } from './use-promise-alerts.ts';

function Alerts() {
  usePromiseAlerts();
  return null;
}

let dueAt = 0;
beforeEach(() => {
  // Each is a promise of its own: what was told once is not told again.
  dueAt = 1_800_000_060_000 + Math.floor(Math.random() * 1_000_000);
});
const waits = { waitingSince: 1_800_000_000_000 - 60_000, subject: 'Late parcel', assigneeId: 'user-ana' };
async function warned() {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation(waits) });
  await showOnDesk(world, <Alerts />);
  await vi.waitFor(() => expect(world.server.links.size).toBe(1));
  const payload = { conversationId: 'conversation-1', target: 'nextReply' as const, kind: 'breach' as const, dueAt };
  await waitFor(
    () => {
      world.server.tellAll({ name: 'promise:alert', payload });
      expect(screen.getByText('Reply is overdue')).toBeDefined();
    },
    { timeout: 4_000 },
  );
  return world;
}

test('a promise that is kept is spoken of no longer', async () => {
  const { server } = await warned();
  server.write({ entity: 'conversation', row: theConversation({ ...waits, waitingSince: null }) });
  await waitFor(() => expect(screen.queryByText('Reply is overdue')).toBeNull(), { timeout: 3_000 });
});

test('what is told of a promise follows its row and the language of the desk', async () => {
  const { server } = await warned();
  server.write({ entity: 'conversation', row: theConversation({ ...waits, subject: 'Parcel is here' }) });
  await screen.findByText(/Parcel is here/);
  await act(() => i18n.changeLanguage('de'));
  await waitFor(() => expect(screen.queryByText('Reply is overdue')).toBeNull());
  expect(await screen.findByText('Antwort überfällig')).toBeDefined();
  await act(() => i18n.changeLanguage('en'));
});
