import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { VirtualList } from './virtual-list.tsx';

interface Row {
  id: string;
  name: string;
}
const rows = (count: number): Row[] => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, name: `Row ${at}` }));

function Inbox({
  initial,
  onSelect,
  selectOnMove,
}: {
  initial: Row[];
  onSelect?: (id: string) => void;
  selectOnMove?: boolean;
}) {
  const [items, setItems] = useState(initial);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  return (
    <>
      <button type="button" onClick={() => setItems([{ id: 'new', name: 'New row' }, ...items])}>
        Prepend
      </button>
      <button type="button" onClick={() => setItems(items.filter(({ id }) => id !== 'r1'))}>
        Remove r1
      </button>
      <VirtualList
        label="Conversations"
        items={items}
        getId={(row) => row.id}
        estimateSize={50}
        selectedId={selectedId}
        selectOnMove={selectOnMove ?? false}
        onSelect={(id) => {
          setSelectedId(id);
          onSelect?.(id);
        }}
      >
        {(row) => <span>{row.name}</span>}
      </VirtualList>
    </>
  );
}

const list = () => screen.getByRole('listbox', { name: 'Conversations' });
const active = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '')?.textContent;

test('of many rows a screenful is drawn, and each says its place among all', () => {
  render(<Inbox initial={rows(10_000)} />);
  const drawn = screen.getAllByRole('option');
  expect(drawn.length).toBeGreaterThan(5);
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[2]?.getAttribute('aria-posinset')).toBe('3');
  expect(drawn[2]?.getAttribute('aria-setsize')).toBe('10000');
});

test('J, K, arrows, Home and End move the cursor; Enter selects; focus stays on the list', async () => {
  const user = userEvent.setup();
  const onSelect = vi.fn();
  render(<Inbox initial={rows(100)} onSelect={onSelect} />);
  list().focus();
  await user.keyboard('jj{ArrowDown}k');
  expect(active()).toBe('Row 1');
  expect(onSelect).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith('r1');
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('Row 1');
  await user.keyboard('{End}');
  expect(active()).toBe('Row 99');
  await user.keyboard('j{Home}k');
  expect(active()).toBe('Row 0');
  expect(document.activeElement).toBe(list());
});

test('the Ukrainian J, which writes another letter, moves too', async () => {
  const user = userEvent.setup();
  render(<Inbox initial={rows(5)} />);
  list().focus();
  await user.keyboard('j');
  list().dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true }));
  await vi.waitFor(() => expect(active()).toBe('Row 1'));
});

test('a row arriving above leaves the cursor on its row', async () => {
  const user = userEvent.setup();
  render(<Inbox initial={rows(50)} />);
  list().focus();
  await user.keyboard('jjj');
  await user.click(screen.getByRole('button', { name: 'Prepend' }));
  expect(active()).toBe('Row 2');
  expect(screen.getByRole('option', { name: 'Row 2' }).getAttribute('aria-posinset')).toBe('4');
});

test('when the row under the cursor goes away, the next one takes its place', async () => {
  const user = userEvent.setup();
  render(<Inbox initial={rows(50)} />);
  list().focus();
  await user.keyboard('jj');
  expect(active()).toBe('Row 1');
  await user.click(screen.getByRole('button', { name: 'Remove r1' }));
  expect(active()).toBe('Row 2');
});

test('with selectOnMove every step selects', async () => {
  const user = userEvent.setup();
  const onSelect = vi.fn();
  render(<Inbox initial={rows(5)} onSelect={onSelect} selectOnMove />);
  list().focus();
  await user.keyboard('jj');
  expect(onSelect.mock.calls).toEqual([['r0'], ['r1']]);
});

test('a thread is a list of items without a cursor, and asks for more when its start is near', () => {
  const onNearStart = vi.fn();
  render(
    <VirtualList
      label="Messages"
      role="list"
      items={rows(3)}
      getId={(row) => row.id}
      estimateSize={50}
      onNearStart={onNearStart}
    >
      {(row) => <button type="button">{row.name}</button>}
    </VirtualList>,
  );
  expect(screen.getByRole('list', { name: 'Messages' }).hasAttribute('aria-activedescendant')).toBe(false);
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(onNearStart).toHaveBeenCalled();
});
