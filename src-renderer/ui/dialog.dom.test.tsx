import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { initI18n } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

beforeEach(() => initI18n('en'));

function Opener() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>Transfer</Button>
      <Dialog title="Transfer to" isOpen={isOpen} onClose={() => setIsOpen(false)} footer={<Button>Move</Button>}>
        <TextField label="Queue" autoFocus />
      </Dialog>
    </>
  );
}

test('focus starts in the dialog, goes round inside it, and comes back to where it was', async () => {
  const user = userEvent.setup();
  render(<Opener />);
  const opener = screen.getByRole('button', { name: 'Transfer' });
  await user.click(opener);
  const dialog = screen.getByRole('dialog', { name: 'Transfer to' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Queue' })));
  for (let press = 0; press < 6; press += 1) {
    await user.tab();
    expect(dialog.contains(document.activeElement)).toBe(true);
  }
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test('a question starts at the way back, so that Enter in haste harms nothing', async () => {
  const user = userEvent.setup();
  const [onConfirm, onClose] = [vi.fn(), vi.fn()];
  render(
    <ConfirmDialog
      title="Delete this reply?"
      confirmLabel="Delete"
      isDanger
      isOpen
      onConfirm={onConfirm}
      onClose={onClose}
    >
      It cannot be taken back.
    </ConfirmDialog>,
  );
  expect(screen.getByRole('alertdialog', { name: 'Delete this reply?' })).toBeDefined();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await user.keyboard('{Enter}');
  expect([onConfirm.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
});

test('a pending button says so and takes no more presses', async () => {
  const user = userEvent.setup();
  const onPress = vi.fn();
  render(
    <Button isPending onPress={onPress} kbd="mod+enter">
      Send
    </Button>,
  );
  await user.click(screen.getByRole('button', { name: /Send/ }));
  expect(onPress).not.toHaveBeenCalled();
  expect(screen.getByRole('progressbar', { name: 'Working…' })).toBeDefined();
});

test('a shortcut printed on a button is not part of its name', () => {
  render(<Button kbd="mod+enter">Send</Button>);
  expect(screen.getByRole('button', { name: 'Send' })).toBeDefined();
});
