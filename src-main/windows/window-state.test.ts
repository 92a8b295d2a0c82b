import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimumSize, placeWindow, windowStateSchema } from './window-state.ts';

const laptop = { x: 0, y: 0, width: 1920, height: 1040 };
const monitor = { x: 1920, y: -200, width: 2560, height: 1400 };
const at = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

test('a window opens where it was, on whichever display', () => {
  expect(placeWindow(at(100, 80), [laptop])).toEqual({ x: 100, y: 80, width: 1200, height: 800 });
  expect(placeWindow(at(2300, -150), [laptop, monitor])).toEqual({ x: 2300, y: -150, width: 1200, height: 800 });
});

test('a window from an unplugged monitor opens in the middle of the first display', () => {
  expect(placeWindow(at(2300, -150), [laptop])).toEqual({ x: 360, y: 120, width: 1200, height: 800 });
});

test('a first start is centred and fits a small screen', () => {
  const small = { x: 0, y: 25, width: 1280, height: 700 };
  expect(placeWindow({ bounds: null, maximized: false }, [small])).toEqual(small);
});

test('a window half outside is pulled in', () => {
  expect(placeWindow(at(1700, 900), [laptop])).toEqual({ x: 720, y: 240, width: 1200, height: 800 });
});

test('whatever was kept, the window ends on a display and at a usable size', () => {
  const pixel = fc.integer({ min: -100_000, max: 100_000 });
  const size = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(pixel, pixel, size, size, (x, y, width, height) => {
      const placed = placeWindow(at(x, y, width, height), [laptop, monitor]);
      const area = [laptop, monitor].find(
        (one) =>
          placed.x >= one.x &&
          placed.y >= one.y &&
          placed.x + placed.width <= one.x + one.width &&
          placed.y + placed.height <= one.y + one.height,
      );
      expect(area).toBeDefined();
      expect(placed.width).toBeGreaterThanOrEqual(minimumSize.width);
      expect(placed.height).toBeGreaterThanOrEqual(minimumSize.height);
    }),
  );
});

test.each([
  { bounds: { x: 0, y: 0, width: 0, height: 10 }, maximized: false },
  { bounds: { x: 1e12, y: 0, width: 10, height: 10 }, maximized: false },
  { bounds: { x: 0.5, y: 0, width: 10, height: 10 }, maximized: false },
  { bounds: null },
  [],
  null,
])('%j is not a window state', (value) => {
  expect(windowStateSchema.safeParse(value).success).toBe(false);
});
