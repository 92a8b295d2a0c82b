import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Message } from '#shared/domain/message.ts';
import { aMessage } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { now } from '../../platform/now.ts';
import type { SendState } from '../../sync/index.ts';
import { MessageRow } from './message-row.tsx';

let stop = async () => {};
beforeEach(async () => {
  stop = await startDeskInPage(aServer());
});
afterEach(() => stop());

const draw = (fields: Partial<Message>, sendState: SendState | null = null, authorName: string | null = null) =>
  renderDesk(
    <MessageRow
      item={{ message: aMessage(fields), sendState }}
      follows={false}
      authorName={authorName}
      isOwn={fields.authorId === 'user-ana'}
      threadSubject="Where is 10517?"
    />,
  );
const delivery = (status: 'held' | 'sent' | 'read' | 'failed' | 'unconfirmed') => ({
  status,
  at: 1,
  failure: status === 'failed' ? ({ code: 'unreachable', detail: 'HTTP 404' } as const) : null,
});
const outbound = { kind: 'outbound', authorId: 'user-ana', text: 'On its way' } as const;

test('a note says that it stays with colleagues, a whisper that the customer cannot see it', async () => {
  await draw({ kind: 'note', authorId: 'user-bor', text: 'strike' }, null, 'Bor Kos');
  expect(within(screen.getByRole('article', { name: 'Note by Bor Kos' })).getByText('Colleagues only')).toBeDefined();
  await draw({ kind: 'coach', authorId: 'user-petra', text: 'offer express' }, null, 'Petra Zupan');
  const whisper = screen.getByRole('article', { name: 'Whisper by Petra Zupan' });
  expect(within(whisper).getByText('For you; the customer cannot see this')).toBeDefined();
  expect(whisper.className).toContain('border-dashed');
});

test('a reply shows how far it has come, in a word', async () => {
  await draw({ ...outbound, delivery: delivery('read') });
  expect(screen.getByText('read')).toBeDefined();
  await draw({ ...outbound, delivery: delivery('sent') }, { name: 'waiting', mutationId: 'm1' });
  expect(screen.getByText('waiting to send')).toBeDefined();
});

test('a failed reply says why, and can be tried again or written anew', async () => {
  await draw({ ...outbound, delivery: delivery('failed') });
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('The customer could not be reached at this address.');
  expect(
    within(alert)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Try again', 'Put into the reply']);
  expect(alert.textContent).not.toContain('HTTP 404');
});

test('an unconfirmed reply warns that sending again may double it', async () => {
  await draw({ ...outbound, delivery: delivery('unconfirmed') });
  expect(screen.getByRole('alert').textContent).toContain('may double it');
});

test('a held reply can be taken back, until its hold is over', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await draw({ ...outbound, delivery: delivery('held'), sentAt: now(), notBefore: now() + 5_000 });
  expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined();
  expect(screen.getByText('going out in a moment')).toBeDefined();
  // Its time has come, and nobody has told this desk what became of it.
  await act(() => vi.advanceTimersByTimeAsync(5_100));
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  expect(screen.getByText('sending')).toBeDefined();
  vi.useRealTimers();
});

test('a stale reply shows both texts and three ways on', async () => {
  const missed = [aMessage({ id: 'm9', kind: 'outbound', authorId: 'user-bor', text: 'Already answered' })];
  const reason = { code: 'stale', detail: 'moved on' } as const;
  await draw({ ...outbound, delivery: delivery('held') }, { name: 'parked', mutationId: 'm1', reason, missed });
  const panel = screen.getByRole('alert', { name: 'Needs your decision' });
  expect(await within(panel).findByText('Bor Kos:')).toBeDefined();
  expect(panel.textContent).toContain('Already answered');
  expect(panel.textContent).toContain('On its way');
  expect(
    within(panel)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['Discard', 'Edit', 'Send anyway']);
});

test('what happened is told in words, with names', async () => {
  const event = { name: 'transferred', queueId: 'queue-returns', userId: 'user-bor' } as const;
  await draw({ kind: 'system', authorId: 'user-ana', event, text: '' });
  expect(await screen.findByText(/You transferred it to Returns · Bor Kos/)).toBeDefined();
});

test('a colleague’s rich reply is drawn as formatting, and nothing else of its markup', async () => {
  const html = '<p>Dear <b>Maja</b><script>x()</script><img src="https://spy.example/p"></p><ul><li>one</li></ul>';
  const { container } = await draw({ ...outbound, html, delivery: delivery('sent') });
  expect(container.querySelector('b')?.textContent).toBe('Maja');
  expect(container.querySelector('li')?.textContent).toBe('one');
  expect(container.querySelector('script,img')).toBeNull();
});

test('the subject is told only when it changes', async () => {
  await draw({ subject: 'Re: Where is 10517?' });
  expect(screen.queryByText('Re: Where is 10517?')).toBeNull();
  await draw({ subject: 'Something new' });
  expect(screen.getByText('Something new')).toBeDefined();
});

test('quoted history is folded until asked for', async () => {
  const { container } = await draw({ quotedText: '> old words' });
  expect(container.textContent).not.toContain('old words');
  screen.getByRole('button', { name: 'Show quoted text' }).click();
  expect(await screen.findByText('> old words')).toBeDefined();
});
