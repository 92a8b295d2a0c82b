import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { initI18n } from '../i18n/index.ts';
import { chordSigns } from './chord.ts';
import { Dialog } from './dialog.tsx';
import { type Shortcut, useShortcutList } from './shortcut-registry.ts';
import { type UseShortcutsOptions, useShortcuts } from './use-shortcuts.ts';

beforeEach(() => initI18n('en'));

function Bound({ keys, options }: { keys: Record<string, Shortcut>; options?: UseShortcutsOptions }) {
  useShortcuts(keys, options);
  return null;
}

function Listed() {
  return (
    <p>
      {useShortcutList()
        .map(({ keys, label }) => `${keys}=${label}`)
        .join(' ')}
    </p>
  );
}

test('a letter rests while the cursor is in a field, a chord with Ctrl does not', async () => {
  const user = userEvent.setup();
  const [reply, send] = [vi.fn(), vi.fn()];
  render(
    <>
      <Bound keys={{ r: { run: reply }, 'mod+enter': { run: send } }} />
      <textarea aria-label="Reply" />
    </>,
  );
  await user.keyboard('r');
  expect(reply).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('textbox'));
  await user.keyboard('r{Control>}{Enter}{/Control}');
  expect(reply).toHaveBeenCalledTimes(1);
  expect(send).toHaveBeenCalledTimes(1);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('r');
});

test('a letter with Ctrl is not the letter: copying does not close a conversation', async () => {
  const user = userEvent.setup();
  const run = vi.fn();
  render(<Bound keys={{ c: { run } }} />);
  await user.keyboard('{Control>}c{/Control}');
  expect(run).not.toHaveBeenCalled();
});

test('Enter on a button presses the button and nothing else', async () => {
  const user = userEvent.setup();
  const [accept, press] = [vi.fn(), vi.fn()];
  render(
    <>
      <Bound keys={{ enter: { run: accept } }} />
      <button type="button" onClick={press}>
        Decline
      </button>
    </>,
  );
  screen.getByRole('button').focus();
  await user.keyboard('{Enter}');
  expect([accept.mock.calls.length, press.mock.calls.length]).toEqual([0, 1]);
});

test('shortcuts of the screen rest while a dialog is open; the dialog has its own', async () => {
  const user = userEvent.setup();
  const [beneath, own] = [vi.fn(), vi.fn()];
  const screenWith = (isOpen: boolean) => (
    <>
      <Bound keys={{ e: { run: beneath } }} />
      <Dialog title="Transfer" isOpen={isOpen} onClose={() => undefined}>
        <Bound keys={{ e: { run: own } }} options={{ inDialog: true }} />
      </Dialog>
    </>
  );
  const { rerender } = render(screenWith(true));
  await user.keyboard('e');
  expect([beneath.mock.calls.length, own.mock.calls.length]).toEqual([0, 1]);
  rerender(screenWith(false));
  await user.keyboard('e');
  expect([beneath.mock.calls.length, own.mock.calls.length]).toEqual([1, 1]);
});

test('the latest layer wins, and the one beneath is back when it leaves', async () => {
  const user = userEvent.setup();
  const [below, above] = [vi.fn(), vi.fn()];
  const both = (withAbove: boolean) => (
    <>
      <Bound keys={{ escape: { run: below } }} />
      {withAbove && <Bound keys={{ escape: { run: above } }} />}
    </>
  );
  const { rerender } = render(both(true));
  await user.keyboard('{Escape}');
  rerender(both(false));
  await user.keyboard('{Escape}');
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
});

test('the overview lists what is bound now, and only what has a name', () => {
  const screenWith = (enabled: boolean) => (
    <>
      <Bound keys={{ r: { label: 'Reply', run: vi.fn() }, x: { run: vi.fn() } }} options={{ enabled }} />
      <Listed />
    </>
  );
  const { rerender } = render(screenWith(true));
  expect(screen.getByText('r=Reply')).toBeDefined();
  rerender(screenWith(false));
  expect(screen.queryByText('r=Reply')).toBeNull();
});

test('keys are printed as the keyboard has them', () => {
  expect(chordSigns('mod+enter', false)).toEqual(['Ctrl', '↵']);
  expect(chordSigns('mod+shift+k', true)).toEqual(['⌘', '⇧', 'K']);
  expect(chordSigns('?', false)).toEqual(['?']);
});
