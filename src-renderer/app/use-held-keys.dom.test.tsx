import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { useHeldKeys } from './use-held-keys.ts';

const resolve = vi.fn();

/** A conversation whose buttons are there once it is settled, with a field that is there before. */
function Pane({ id, isSettled }: { id: string; isSettled: boolean }) {
  useHeldKeys(id, !isSettled);
  return (
    <>
      <input aria-label="Search" />
      <input type="checkbox" aria-label="Choose" />
      {isSettled && <Buttons key={id} id={id} />}
    </>
  );
}
function Buttons({ id }: { id: string }) {
  useShortcuts({ e: { run: () => resolve(id) } });
  return null;
}

function openUnsettled() {
  resolve.mockClear();
  const { rerender } = render(<Pane id="one" isSettled={false} />);
  return {
    settle: (id: string) => rerender(<Pane id={id} isSettled />),
    leaveFor: (id: string) => rerender(<Pane id={id} isSettled={false} />),
  };
}

test('a key that was pressed before the buttons are there does its work when they are, once', () => {
  const { settle, leaveFor } = openUnsettled();
  fireEvent.keyDown(document.body, { key: 'e' });
  expect(resolve).not.toHaveBeenCalled();
  settle('one');
  expect(resolve.mock.calls).toEqual([['one']]);
  leaveFor('one');
  settle('one');
  expect(resolve).toHaveBeenCalledOnce();
});

test('a key meant for one conversation never reaches another', () => {
  const { settle, leaveFor } = openUnsettled();
  fireEvent.keyDown(document.body, { key: 'e' });
  leaveFor('two');
  settle('two');
  expect(resolve).not.toHaveBeenCalled();
});

test('what is typed into a field is text, and is not pressed again', () => {
  const { settle } = openUnsettled();
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Search' }), { key: 'e' });
  settle('one');
  expect(resolve).not.toHaveBeenCalled();
});

test('a letter on a checkbox is no text: it is pressed again', () => {
  const { settle } = openUnsettled();
  fireEvent.keyDown(screen.getByRole('checkbox', { name: 'Choose' }), { key: 'e' });
  settle('one');
  expect(resolve).toHaveBeenCalledOnce();
});

test('a key that repeats because it is held down, and one that somebody has taken, are not held', () => {
  const { settle } = openUnsettled();
  fireEvent.keyDown(document.body, { key: 'e', repeat: true });
  const take = (event: Event) => event.preventDefault();
  document.body.addEventListener('keydown', take);
  fireEvent.keyDown(document.body, { key: 'e' });
  document.body.removeEventListener('keydown', take);
  settle('one');
  expect(resolve).not.toHaveBeenCalled();
});
