import { fireEvent, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { renderDesk } from '../../tests/fakes/render-desk.tsx';
import { VirtualGrid } from './virtual-grid.tsx';

const people = Array.from({ length: 1_000 }, (_, at) => ({ id: `p${at}`, name: `Person ${at}` }));

function Floor({ onSelect }: { onSelect: (id: string) => void }) {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div ref={scroller}>
      <VirtualGrid
        label="People"
        items={people}
        getId={({ id }) => id}
        scroller={scroller}
        minWidth={200}
        rowHeight={96}
        selectedId={null}
        onSelect={onSelect}
      >
        {({ name }) => name}
      </VirtualGrid>
    </div>
  );
}

async function drawn() {
  const onSelect = vi.fn();
  await renderDesk(<Floor onSelect={onSelect} />);
  return { onSelect, grid: screen.getByRole('listbox', { name: 'People' }) };
}
const under = (grid: HTMLElement) =>
  document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent;

test('of a thousand only those on screen are drawn, and each says which of how many it is', async () => {
  await drawn();
  const options = screen.getAllByRole('option');
  expect(options.length).toBeGreaterThan(8);
  expect(options.length).toBeLessThan(100);
  expect(options[0]?.getAttribute('aria-setsize')).toBe('1000');
});

test('arrows go along the row and down the column, and Enter chooses what the cursor is on', async () => {
  const { grid, onSelect } = await drawn();
  fireEvent.keyDown(grid, { key: 'Home' });
  fireEvent.keyDown(grid, { key: 'ArrowRight' });
  expect(under(grid)).toBe('Person 1');
  // Four columns of 200 fit into the width a test counts with.
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  expect(under(grid)).toBe('Person 5');
  fireEvent.keyDown(grid, { key: 'Enter' });
  expect(onSelect).toHaveBeenCalledExactlyOnceWith('p5');
});

test('the cursor names nothing that is not drawn', async () => {
  const { grid } = await drawn();
  fireEvent.keyDown(grid, { key: 'End' });
  const active = grid.getAttribute('aria-activedescendant');
  expect(active === null || document.getElementById(active) !== null).toBe(true);
});
