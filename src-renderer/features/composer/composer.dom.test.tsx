import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { anInbox, aWorkspace } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useConversation } from '../../sync/index.ts';
import { Composer } from './composer.tsx';
import { useComposer } from './composer-store.ts';

function OnScreen({ id }: { id: string }) {
  const conversation = useConversation(id);
  return conversation ? <Composer conversation={conversation} /> : null;
}

let stop = async () => {};
beforeEach(() => useComposer.setState({ entries: {}, tabs: {}, seen: {} }));
afterEach(async () => {
  // Leaving a conversation writes its draft, so the screen goes before the engine.
  cleanup();
  await stop();
  vi.useRealTimers();
});

/** A composer on the real engine, for a conversation of this channel; the desk's clock and the page's agree. */
async function composeOn(channel: ChannelId, fields: Partial<Conversation> = {}, undoSendSeconds = 0) {
  const world = aServer();
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
  world.server.write(
    { entity: 'workspace', row: aWorkspace({ undoSendSeconds }) },
    { entity: 'inbox', row: anInbox({ channel }) },
    { entity: 'conversation', row: theConversation({ channel, subject: 'Where is 10517?', ...fields }) },
  );
  stop = await startDeskInPage(world);
  const view = await renderDesk(<OnScreen id="conversation-1" />);
  const box = await screen.findByRole('textbox', { name: 'Reply' });
  return { world, view, box, user: userEvent.setup() };
}
const sendButton = () => screen.getByRole('button', { name: 'Send' });
const isOff = (element: HTMLElement) => element.matches('[disabled],[aria-disabled=true]');
const received = (world: ReturnType<typeof aServer>, name: string) =>
  world.server.received.filter((mutation) => mutation.name === name).map(({ args }) => args);

test('a channel with rich text, subject and recipients gets their tools, a plain one does not', async () => {
  await composeOn('email');
  expect(screen.getByRole('toolbar', { name: 'Formatting' })).toBeDefined();
  expect(screen.getByRole('button', { name: /To .*Re: Where is 10517\?/ })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Attach files' })).toBeDefined();
  cleanup();
  await stop();
  await composeOn('sms');
  expect(screen.queryByRole('toolbar', { name: 'Formatting' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Re: Where/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull();
});

test('where messages are cut into segments, they are counted and the alphabet is named', async () => {
  const { box, user } = await composeOn('sms');
  await user.type(box, 'Pošiljka');
  expect(await screen.findByText(/1 message · 62 characters left ·/)).toBeDefined();
  expect(screen.getByText('Unicode')).toBeDefined();
});

test('near the limit the length is shown, beyond it nothing can be sent', async () => {
  const { box, user } = await composeOn('whatsapp');
  box.focus();
  await user.paste('x'.repeat(4_000));
  expect(await screen.findByText('4,000 of 4,096')).toBeDefined();
  await user.paste('x'.repeat(97));
  expect(await screen.findByText('1 character too many')).toBeDefined();
  expect(isOff(sendButton())).toBe(true);
});

test('after the reply window has closed it says what to do, and only notes go', async () => {
  const { box, user } = await composeOn('whatsapp', { lastInboundAt: 1_800_000_000_000 - 25 * 3_600_000 });
  expect(screen.getByText(/no longer allows a free reply/)).toBeDefined();
  await user.type(box, 'Hello');
  expect(isOff(sendButton())).toBe(true);
  await user.click(screen.getByRole('tab', { name: 'Note' }));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'call instead');
  expect(isOff(screen.getByRole('button', { name: 'Add note' }))).toBe(false);
});

test('a note goes to colleagues only, and the composer turns yellow for it', async () => {
  const { world, user } = await composeOn('web-chat');
  await user.click(screen.getByRole('tab', { name: 'Note' }));
  expect(screen.getByRole('region', { name: 'Write' }).dataset.kind).toBe('note');
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'courier strike');
  await user.click(screen.getByRole('button', { name: 'Add note' }));
  await waitFor(() => expect(received(world, 'note.add')).toMatchObject([{ text: 'courier strike' }]));
  expect(received(world, 'message.send')).toEqual([]);
});

test('what is typed survives the screen: it is on disk at the next pause', async () => {
  const { view, box, user } = await composeOn('web-chat');
  await user.type(box, 'half a sent');
  await screen.findByText('Draft saved on this computer');
  view.unmount();
  useComposer.setState({ entries: {}, tabs: {}, seen: {} });
  await renderDesk(<OnScreen id="conversation-1" />);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveProperty('value', 'half a sent'));
});

test('Ctrl+Enter sends once, empties the field and forgets the draft', async () => {
  const { world, box, user } = await composeOn('web-chat');
  await user.type(box, 'On its way');
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
  await waitFor(() => expect(received(world, 'message.send')).toMatchObject([{ text: 'On its way', notBefore: null }]));
  expect(box).toHaveProperty('value', '');
  expect(screen.queryByText('Draft saved on this computer')).toBeNull();
});

test('Undo within the time takes the reply back, and its words return as a draft on the disk', async () => {
  const { world, view, box, user } = await composeOn('web-chat', {}, 10);
  await user.type(box, 'Too soon');
  await user.click(sendButton());
  await waitFor(() =>
    expect(received(world, 'message.send')).toMatchObject([{ notBefore: 1_800_000_000_000 + 10_000 }]),
  );
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(box).toHaveProperty('value', 'Too soon'));
  await waitFor(() => expect(received(world, 'message.cancel')).toHaveLength(1));
  await screen.findByText('Draft saved on this computer');
  // As after a crash: only what is on the disk comes back.
  useComposer.setState({ entries: {}, tabs: {}, seen: {} });
  view.unmount();
  await renderDesk(<OnScreen id="conversation-1" />);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveProperty('value', 'Too soon'));
});

test('what is begun while a reply is handed over is a draft of its own', async () => {
  const { view, box, user } = await composeOn('web-chat');
  await user.type(box, 'First');
  await user.keyboard('{Control>}{Enter}{/Control}s');
  await screen.findByText('Draft saved on this computer');
  useComposer.setState({ entries: {}, tabs: {}, seen: {} });
  view.unmount();
  await renderDesk(<OnScreen id="conversation-1" />);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveProperty('value', 's'));
});

test('a colleague has answered since: the text stays, and sending anyway is a choice', async () => {
  const lastReply = {
    id: 'm2',
    position: 2,
    kind: 'outbound' as const,
    authorId: 'user-bor',
    preview: 'done',
    at: 1,
  };
  const { world, box, user } = await composeOn('web-chat', { lastReply, lastPosition: 2 });
  // What was on screen ended before the colleague's reply.
  useComposer.setState({ seen: { 'conversation-1': 1 } });
  await user.type(box, 'My answer');
  await user.click(sendButton());
  await screen.findByText(/has moved on since you wrote this/);
  expect(box).toHaveProperty('value', 'My answer');
  expect(received(world, 'message.send')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Send anyway' }));
  await waitFor(() => expect(received(world, 'message.send')).toMatchObject([{ sendAnyway: true }]));
});

test('after sending, the cursor stands in the text again; who has left it meanwhile is not fetched back', async () => {
  const { world, box, user } = await composeOn('web-chat');
  const list = document.body.appendChild(Object.assign(document.createElement('div'), { tabIndex: 0 }));
  await user.type(box, 'On its way');
  await user.click(sendButton());
  await waitFor(() => expect(document.activeElement).toBe(box));
  await user.type(box, 'It left today');
  await user.keyboard('{Control>}{Enter}{/Control}');
  list.focus();
  await waitFor(() => expect(received(world, 'message.send')).toHaveLength(2));
  await new Promise((later) => setTimeout(later, 100));
  expect(document.activeElement).toBe(list);
  list.remove();
});

test('a reply with a hole in it is not sent: the hole is selected', async () => {
  const { world, box, user } = await composeOn('web-chat');
  box.focus();
  await user.paste('Order {{order.number}} is coming');
  await waitFor(() => expect(isOff(sendButton())).toBe(false));
  await user.click(sendButton());
  expect(screen.getByText('Fill this in before sending:')).toBeDefined();
  const { selectionStart, selectionEnd } = box as HTMLTextAreaElement;
  expect([selectionStart, selectionEnd]).toEqual([6, 22]);
  expect(received(world, 'message.send')).toEqual([]);
});

test('a file the channel does not carry is refused in words', async () => {
  const { box, user } = await composeOn('web-chat');
  box.focus();
  const zip = new File(['PK'], 'all.zip', { type: 'application/zip' });
  await user.paste({ files: [zip], getData: () => '' } as unknown as DataTransfer);
  expect(await screen.findByText('This channel does not carry files like all.zip.')).toBeDefined();
});
