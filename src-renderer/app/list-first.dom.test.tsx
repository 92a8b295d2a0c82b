import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AboveList, AroundList, ListFirst } from './list-first.tsx';

let height = 0;
class Measured {
  readonly #tell: () => void;
  constructor(tell: () => void) {
    this.#tell = tell;
  }
  observe(): void {
    this.#tell();
  }
  disconnect(): void {}
}
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('ResizeObserver', Measured);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(() => height);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
});

const here = async () => undefined;
const around = (
  <AroundList place={<p>its place</p>}>
    <p>the rail</p>
  </AroundList>
);
const painted = () => act(async () => void (await vi.advanceTimersByTimeAsync(200)));

test('a frame draws the list, and in the next painting what stands around it', async () => {
  render(
    <ListFirst bringRest={here}>
      {around}
      <p>the list</p>
    </ListFirst>,
  );
  expect(screen.getByText('the list')).toBeDefined();
  expect(screen.getByText('its place')).toBeDefined();
  expect(screen.queryByText('the rail')).toBeNull();
  await painted();
  expect(screen.getByText('the rail')).toBeDefined();
  expect(screen.queryByText('its place')).toBeNull();
});

test('what stands around the list keeps its place until its code has come too', async () => {
  let come: () => void = () => undefined;
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  const bringRest = () => coming;
  render(<ListFirst bringRest={bringRest}>{around}</ListFirst>);
  await painted();
  expect(screen.getByText('its place')).toBeDefined();
  come();
  await painted();
  expect(screen.getByText('the rail')).toBeDefined();
});

test('where there is no such frame everything is there at once', () => {
  render(around);
  expect(screen.getByText('the rail')).toBeDefined();
});

test('the place above the list is as high as it was when somebody last saw it, and one line of views before that', async () => {
  const draw = () =>
    render(
      <ListFirst bringRest={here}>
        <AboveList>
          <p>My conversations</p>
        </AboveList>
      </ListFirst>,
    );
  const heightOfPlace = ({ container }: ReturnType<typeof draw>) =>
    container.querySelector<HTMLElement>('div')?.style.height;
  height = 113;
  const first = draw();
  expect(heightOfPlace(first)).toBe('83px');
  await painted();
  expect(screen.getByText('My conversations')).toBeDefined();
  first.unmount();
  expect(heightOfPlace(draw())).toBe('113px');
});
