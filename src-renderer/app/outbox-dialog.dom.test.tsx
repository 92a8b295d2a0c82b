import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { mutationNames } from '#shared/mutations/registry.ts';
import { aNote, aReply } from '../../tests/factories/mutations.ts';
import { aServer } from '../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../tests/fakes/render-desk.tsx';
import { i18n, initI18n } from '../i18n/index.ts';
import { mutate } from '../sync/index.ts';
import { OutboxDialog } from './outbox-dialog.tsx';

let stop = async () => {};
afterEach(async () => {
  cleanup();
  await stop();
});

/** A reply that waits for its author's decision. */
async function refuse(world: ReturnType<typeof aServer>, code: 'stale' | 'forbidden' | 'too-late'): Promise<void> {
  const mutationId = await vi.waitFor(async () => {
    const sent = await mutate('message.send', aReply('Words of mine'));
    if (!sent.ok) throw new Error(sent.error.code);
    return sent.value.mutationId;
  });
  const stale = code === 'stale' ? { missed: [] } : null;
  world.server.answers.set(mutationId, { kind: 'refused', mutationId, refusal: { code, detail: '' }, stale });
}

test('a refused reply goes only when its author has been asked whether its words may go', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  await refuse(world, 'forbidden');
  await renderDesk(<OutboxDialog isOpen onClose={() => undefined} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  const question = screen.getByRole('alertdialog', { name: 'Discard what you wrote?' });
  await user.click(within(question).getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('Words of mine')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText('Words of mine')).toBeNull());
});

test('a stale reply is not simply tried again: the way leads to where both texts stand', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  await refuse(world, 'stale');
  await renderDesk(<OutboxDialog isOpen onClose={() => undefined} />);
  expect(await screen.findByRole('button', { name: 'Show' })).toBeDefined();
  expect(await screen.findByRole('button', { name: 'Discard' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('what came too late is not offered to be tried again: it comes no sooner', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  await refuse(world, 'too-late');
  await renderDesk(<OutboxDialog isOpen onClose={() => undefined} />);
  expect(await screen.findByRole('button', { name: 'Discard' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('what was merely read is not listed, nor said to have gone out; a note is listed', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  world.server.failNext('mutation:push', { kind: 'hold', until: new Promise(() => {}) });
  const conversationId = 'conversation-1';
  await vi.waitFor(async () => {
    if (!(await mutate('conversation.markRead', { conversationId, position: 1 })).ok) throw new Error('not yet');
  });
  await renderDesk(<OutboxDialog isOpen onClose={() => undefined} />);
  expect(await screen.findByText('Only read marks still wait')).toBeDefined();
  expect(screen.queryByText('Everything has gone out')).toBeNull();
  await mutate('note.add', aNote('For whoever comes next'));
  expect(await screen.findByText('For whoever comes next')).toBeDefined();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('before it is known whether something waits, it says neither', async () => {
  await renderDesk(<OutboxDialog isOpen onClose={() => undefined} />);
  expect(await screen.findByRole('dialog', { name: 'Not yet on the server' })).toBeDefined();
  expect(screen.queryByText('Everything has gone out')).toBeNull();
});

test('when nothing waits, it says so', async () => {
  stop = await startDeskInPage(aServer());
  await renderDesk(<OutboxDialog isOpen onClose={() => undefined} />);
  expect(await screen.findByText('Everything has gone out')).toBeDefined();
});

test('everything an agent does has a name while it waits; only changes of settings share one', async () => {
  await initI18n('en');
  const unnamed = mutationNames.filter((name) => !i18n.exists(`app:outbox.action.${name.replace('.', '-')}`));
  expect(unnamed.filter((name) => !/\.(save|remove)$/.test(name))).toEqual([]);
});
