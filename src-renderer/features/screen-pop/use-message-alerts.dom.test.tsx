import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { mentionId } from '#shared/domain/mention.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useMessageAlerts } from './use-message-alerts.ts';

let stop = async () => {};
afterEach(async () => {
  cleanup();
  await stop();
});

function Alerts() {
  useMessageAlerts();
  return null;
}

test('the number on the icon counts where a colleague named or asked this agent, until it was seen', async () => {
  const world = aServer();
  const { server, clock } = world;
  server.write({ entity: 'conversation', row: theConversation({ subject: 'Late parcel', lastPosition: 1 }) });
  stop = await startDeskInPage(world);
  document.title = 'Parley';
  await renderDesk(<Alerts />);
  const mention = {
    id: mentionId('user-ana', 'note'),
    userId: 'user-ana',
    conversationId: 'conversation-1',
    messageId: 'note',
    byId: 'user-bor',
    at: clock.now(),
    seenAt: null,
  };
  server.write({ entity: 'mention', row: mention });
  await waitFor(() => expect(document.title).toBe('(1) Parley'));
  server.write({ entity: 'mention', row: { ...mention, seenAt: clock.now() } });
  await waitFor(() => expect(document.title).toBe('Parley'));
});
