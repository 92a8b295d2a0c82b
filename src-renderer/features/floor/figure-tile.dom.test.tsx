import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { FigureTile, type FigureTileProps } from './figure-tile.tsx';

const aTile = (over: Partial<FigureTileProps> = {}): FigureTileProps => ({
  title: 'Service level',
  note: '80/20 · abandons fail',
  value: '86%',
  tone: 'good',
  definition: 'Answered within X of all.',
  age: 'as of 10:42:07',
  isStale: false,
  points: [
    { at: 0, value: 0.5 },
    { at: 900_000, value: null },
    { at: 1_800_000, value: 0.86 },
  ],
  scale: 'today between 50% and 86%',
  formatValue: (value) => `${Math.round(value * 100)}%`,
  formatTime: (at) => `${at / 60_000} min`,
  onOpen: vi.fn(),
  ...over,
});

test('a tile is one button that says its figure, its rule and its age, and opens what is behind', async () => {
  const tile = aTile();
  await renderDesk(<FigureTile {...tile} />);
  const button = screen.getByRole('button', { name: /Service level.*80\/20 · abandons fail.*86%.*as of 10:42:07/ });
  fireEvent.click(button);
  expect(tile.onOpen).toHaveBeenCalledOnce();
});

test('an old figure has lost its colour', async () => {
  await renderDesk(<FigureTile {...aTile({ isStale: true, age: 'old: as of 10:42:07' })} />);
  expect(screen.getByText('86%').className).not.toContain('text-good');
});

test('the line says its scale under the pointer, and skips what is not known', async () => {
  const { container } = await renderDesk(<FigureTile {...aTile()} />);
  const line = container.querySelector('[data-trend]');
  if (!line) throw new Error('no line');
  line.getBoundingClientRect = () => new DOMRect(0, 0, 100, 24);
  fireEvent.pointerMove(line, { clientX: 100 });
  expect(line.textContent).toBe('30 min · 86%  (50% – 86%)');
  fireEvent.pointerMove(line, { clientX: 0 });
  expect(line.textContent).toBe('0 min · 50%  (50% – 86%)');
});
