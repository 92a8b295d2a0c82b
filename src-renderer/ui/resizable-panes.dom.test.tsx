import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initI18n } from '../i18n/index.ts';
import { ResizablePanes } from './resizable-panes.tsx';

/** The one thing jsdom has not: a window of a width. */
function windowOfWidth(px: number): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: px <= Number(query.match(/max-width: (\d+)px/)?.[1]),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

beforeEach(async () => {
  localStorage.clear();
  windowOfWidth(1440);
  await initI18n('en');
});
afterEach(() => vi.unstubAllGlobals());

function Desk() {
  const [activeId, setActiveId] = useState('thread');
  return (
    <ResizablePanes
      storageKey="test"
      label="Panes"
      activeId={activeId}
      onActiveChange={setActiveId}
      panes={[
        { id: 'list', name: 'Inbox', limits: { size: 328, min: 240, max: 520 }, content: <p>rows</p> },
        { id: 'thread', name: 'Conversation', landmark: 'main', content: <textarea aria-label="Reply" /> },
        {
          id: 'customer',
          name: 'Customer',
          landmark: 'complementary',
          limits: { size: 348, min: 280, max: 520 },
          content: <button type="button">Edit</button>,
        },
      ]}
    />
  );
}

const line = (name: string) => screen.getByRole('separator', { name });
const sizeOf = (name: string) => Number(line(name).getAttribute('aria-valuenow'));

test('arrows move the line, towards the pane they point at, and never past its limits', async () => {
  const user = userEvent.setup();
  render(<Desk />);
  line('Resize Inbox').focus();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(sizeOf('Resize Inbox')).toBe(360);
  await user.keyboard('{End}{ArrowRight}');
  expect(sizeOf('Resize Inbox')).toBe(520);
  line('Resize Customer').focus();
  await user.keyboard('{ArrowRight}');
  expect(sizeOf('Resize Customer')).toBe(332);
  await user.keyboard('{Home}');
  expect(sizeOf('Resize Customer')).toBe(280);
  await user.keyboard('{Enter}');
  expect(sizeOf('Resize Customer')).toBe(348);
});

test('sizes are remembered; what cannot be read is as if never stored', async () => {
  const user = userEvent.setup();
  const { unmount } = render(<Desk />);
  line('Resize Inbox').focus();
  await user.keyboard('{ArrowRight}');
  unmount();
  const again = render(<Desk />);
  expect(sizeOf('Resize Inbox')).toBe(344);
  expect(screen.getByRole('region', { name: 'Inbox' }).style.width).toBe('344px');
  again.unmount();
  localStorage.setItem('parley.panes.test', '{"list":"wide"}');
  render(<Desk />);
  expect(sizeOf('Resize Inbox')).toBe(328);
});

test('below 1,100 px the last pane is a drawer; Esc closes it and focus goes back to its button', async () => {
  windowOfWidth(1000);
  const user = userEvent.setup();
  render(<Desk />);
  expect(screen.queryByRole('complementary', { name: 'Customer' })).toBeNull();
  const toggle = screen.getByRole('button', { name: 'Show Customer' });
  await user.click(toggle);
  const drawer = screen.getByRole('complementary', { name: 'Customer' });
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  within(drawer).getByRole('button', { name: 'Edit' }).focus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary', { name: 'Customer' })).toBeNull();
  expect(document.activeElement).toBe(toggle);
});

test('below 760 px one pane is on screen, and what was typed in another is still there', async () => {
  windowOfWidth(600);
  const user = userEvent.setup();
  render(<Desk />);
  expect(screen.queryByRole('separator')).toBeNull();
  expect(screen.queryByRole('region', { name: 'Inbox' })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'half a sen');
  await user.click(screen.getByRole('radio', { name: 'Inbox' }));
  expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Conversation' }));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' }).value).toBe('half a sen');
});
