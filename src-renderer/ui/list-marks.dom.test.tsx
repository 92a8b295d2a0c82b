import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { VirtualList } from './virtual-list.tsx';

const onOpen = vi.fn();

function Inbox({ count }: { count: number }) {
  const [items] = useState(() => Array.from({ length: count }, (_, at) => `r${at}`));
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <p>{`${marked.size} chosen: ${[...marked].slice(0, 9).join(' ')}`}</p>
      <VirtualList
        label="Conversations"
        items={items}
        getId={(id) => id}
        estimateSize={50}
        onSelect={onOpen}
        marked={marked}
        onMark={setMarked}
      >
        {(id, { isMarked }) => (
          <span>
            <span data-mark>{isMarked ? '[x]' : '[ ]'}</span> {id}
          </span>
        )}
      </VirtualList>
    </>
  );
}
const list = () => screen.getByRole('listbox', { name: 'Conversations' });
const row = (id: string) => screen.getByRole('option', { name: new RegExp(` ${id}$`) });
const chosen = () => screen.getByText(/chosen/).textContent;
const begin = (count = 100) => {
  onOpen.mockClear();
  render(<Inbox count={count} />);
  list().focus();
  return userEvent.setup();
};

test('the list says that many can be chosen, and which are', async () => {
  const user = begin();
  expect(list().getAttribute('aria-multiselectable')).toBe('true');
  await user.keyboard('j{Shift>}{ArrowDown}{/Shift}');
  expect(screen.getAllByRole('option', { selected: true }).map(({ textContent }) => textContent)).toEqual([
    '[x] r0',
    '[x] r1',
  ]);
});

test('Ctrl and Cmd click, and a click on the box, choose and open nothing; a plain click opens and ends the choosing', async () => {
  const user = begin();
  fireEvent.click(row('r1'), { ctrlKey: true });
  fireEvent.click(row('r3'), { metaKey: true });
  await user.click(screen.getAllByText('[ ]')[0] as HTMLElement);
  expect(chosen()).toBe('3 chosen: r1 r3 r0');
  fireEvent.click(row('r3'), { ctrlKey: true });
  expect(chosen()).toBe('2 chosen: r1 r0');
  expect(onOpen).not.toHaveBeenCalled();
  await user.click(row('r5'));
  expect(onOpen).toHaveBeenCalledWith('r5');
  expect(chosen()).toMatch(/^0 chosen/);
});

test('Shift-click chooses from the last one to this one, and a second Shift-click moves the end, not the start', () => {
  begin();
  fireEvent.click(row('r2'), { ctrlKey: true });
  fireEvent.click(row('r5'), { shiftKey: true });
  expect(chosen()).toBe('4 chosen: r2 r3 r4 r5');
  fireEvent.click(row('r1'), { shiftKey: true });
  expect(chosen()).toBe('2 chosen: r2 r1');
});

test('Shift with arrows, J, K and End grows and shrinks a range; what was chosen apart from it stays', async () => {
  const user = begin();
  await user.keyboard('j jjj{Shift>}{ArrowDown}J{/Shift}');
  expect(chosen()).toBe('4 chosen: r0 r3 r4 r5');
  await user.keyboard('{Shift>}K{/Shift}');
  expect(chosen()).toBe('3 chosen: r0 r3 r4');
  await user.keyboard('{Shift>}{End}{/Shift}');
  expect(chosen()).toMatch(/^98 chosen/);
});

test('Space and X choose the row under the cursor, Enter opens it', async () => {
  const user = begin();
  await user.keyboard('j jx');
  expect(chosen()).toBe('2 chosen: r0 r1');
  expect(onOpen).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledWith('r1');
});

test('Ctrl+A chooses all of a hundred thousand rows while a screenful is drawn; Escape lets all go', async () => {
  const user = begin(100_000);
  const startedAt = performance.now();
  await user.keyboard('{Control>}a{/Control}');
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(chosen()).toMatch(/^100000 chosen/);
  expect(screen.getAllByRole('option').length).toBeLessThan(60);
  await user.keyboard('{Escape}');
  expect(chosen()).toMatch(/^0 chosen/);
});
