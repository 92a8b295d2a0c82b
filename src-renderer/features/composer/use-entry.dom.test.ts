import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findEntry, putContent, typeContent } from './composer-store.ts';
import { emptyContent } from './content.ts';
import { useEntry } from './use-entry.ts';

let conversations = 0;
/** What is drawn of the reply in a conversation of its own. */
function drawnReply() {
  conversations += 1;
  const id = `conversation-${conversations}`;
  /** Of every drawing, also of one that the next has replaced before anybody could look. */
  const drawn: { shown: string; text: string }[] = [];
  const draw = ({ shown }: { shown: string }) => {
    const { content } = useEntry(shown, 'reply');
    drawn.push({ shown, text: content.text });
    return content;
  };
  const { result, rerender } = renderHook(draw, { initialProps: { shown: id } });
  return { id, drawn, content: () => result.current, show: (shown: string) => rerender({ shown }) };
}

test('words that are typed are drawn behind the frame that shows the key; who acts on them has them at once', async () => {
  const { id, content } = drawnReply();
  act(() => typeContent(id, 'reply', { text: 'It leaves' }));
  act(() => typeContent(id, 'reply', { text: 'It leaves today' }));
  expect(content().text).toBe('');
  expect(findEntry(id, 'reply').content.text).toBe('It leaves today');
  await waitFor(() => expect(content().text).toBe('It leaves today'));
});

test('a text that was put there from outside is drawn at once, and so is a recipient', () => {
  const { id, content } = drawnReply();
  act(() => putContent(id, 'reply', { ...emptyContent, text: 'Taken back' }));
  expect(content().text).toBe('Taken back');
  act(() => typeContent(id, 'reply', { recipients: { to: ['shop@example.com'], cc: [], bcc: [] } }));
  expect(content().recipients?.to).toEqual(['shop@example.com']);
});

test('words still on their way to the screen are drawn with what is drawn at once', () => {
  const { id, content } = drawnReply();
  act(() => typeContent(id, 'reply', { text: 'See the picture' }));
  act(() => typeContent(id, 'reply', { subject: 'Your parcel' }));
  expect(content()).toMatchObject({ text: 'See the picture', subject: 'Your parcel' });
});

test('another conversation never shows the words of the one before, not even in its first drawing', async () => {
  const { id, drawn, content, show } = drawnReply();
  act(() => typeContent(id, 'reply', { text: 'For Maja alone' }));
  await waitFor(() => expect(content().text).toBe('For Maja alone'));
  show('another-conversation');
  await act(() => new Promise((later) => setTimeout(later, 200)));
  expect(drawn.filter(({ shown, text }) => shown !== id && text !== '')).toEqual([]);
});
