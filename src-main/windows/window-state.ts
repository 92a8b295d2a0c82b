import type { Rectangle } from 'electron';
import { z } from 'zod';

const pixels = z.number().int().min(-100_000).max(100_000);

/** As kept in window.json; changing a name here forgets where everybody's window was. */
export const windowStateSchema = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() }).nullable(),
  maximized: z.boolean(),
});
export type WindowState = z.output<typeof windowStateSchema>;

export const defaultWindowState: WindowState = { bounds: null, maximized: false };
const defaultSize = { width: 1440, height: 900 };
/** Under 760 px the desk shows one pane at a time; it stays usable down to here. */
export const minimumSize = { width: 420, height: 520 };

/** So much of a window must be on some display that its title bar can be taken hold of. */
const grip = { width: 120, height: 40 };

/**
 * Where to open the window: where it was, made to fit the display it is on; or centred on the first display when that
 * place is gone, as after unplugging a monitor.
 * @param workAreas of all displays, the primary one first
 */
export function placeWindow(state: WindowState, workAreas: readonly Rectangle[]): Rectangle {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...defaultSize };
  const { bounds } = state;
  const home = bounds === null ? undefined : workAreas.find((area) => canBeGripped(bounds, area));
  if (bounds === null || !home) return centre(bounds ?? defaultSize, primary);
  const size = fitSize(bounds, home);
  return {
    ...size,
    x: clamp(bounds.x, home.x, home.x + home.width - size.width),
    y: clamp(bounds.y, home.y, home.y + home.height - size.height),
  };
}

function canBeGripped(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const titleTop = bounds.y >= area.y - grip.height && bounds.y <= area.y + area.height - grip.height;
  return width >= grip.width && titleTop;
}

function fitSize(size: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(Math.max(size.width, minimumSize.width), area.width),
    height: Math.min(Math.max(size.height, minimumSize.height), area.height),
  };
}

function centre(size: { width: number; height: number }, area: Rectangle): Rectangle {
  const { width, height } = fitSize(size, area);
  const x = area.x + Math.round((area.width - width) / 2);
  return { x, y: area.y + Math.round((area.height - height) / 2), width, height };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));
