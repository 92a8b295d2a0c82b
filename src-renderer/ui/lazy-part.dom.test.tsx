import { act, render, screen } from '@testing-library/react';
import { Component, type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lazyPart, preloadElement } from './lazy-part.tsx';

function Field({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {name} {count}
    </button>
  );
}

class Caught extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };
  static getDerivedStateFromError = (error: unknown) => ({ error });
  override render() {
    return this.state.error ? (
      <button type="button" onClick={() => this.setState({ error: null })}>
        Again
      </button>
    ) : (
      this.props.children
    );
  }
}

const lost = new TypeError('Failed to fetch');
const passing = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('something stands in its place until its code has come', async () => {
  const Part = lazyPart(async () => Field, 'coming');
  const { container } = render(<Part name="Reply" />);
  expect(container.textContent).toBe('coming');
  await passing(0);
  expect(container.textContent).toBe('Reply 0');
});

test('code that is here already is drawn at once, and loaded once', async () => {
  const load = vi.fn(async () => Field);
  const Part = lazyPart(load, 'coming');
  await Promise.all([Part.preload(), Part.preload()]);
  const { container } = render(<Part name="Reply" />);
  expect(container.textContent).toBe('Reply 0');
  expect(load).toHaveBeenCalledOnce();
});

test('what was done in it stays when it is drawn again', async () => {
  const Part = lazyPart(async () => Field);
  const { container, rerender } = render(<Part name="Reply" />);
  await passing(0);
  act(() => screen.getByRole('button').click());
  rerender(<Part name="Note" />);
  expect(container.textContent).toBe('Note 1');
});

test('a file that comes the second time is not spoken of', async () => {
  const load = vi.fn(async () => Field).mockRejectedValueOnce(lost);
  const Part = lazyPart(load);
  const { container } = render(<Part name="Reply" />);
  await passing(1_100);
  expect(container.textContent).toBe('Reply 0');
});

test('a file that does not come is an error of the screen, and trying again loads anew', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = vi
    .fn(async () => Field)
    .mockRejectedValueOnce(lost)
    .mockRejectedValueOnce(lost);
  const Part = lazyPart(load);
  const { container } = render(
    <Caught>
      <Part name="Reply" />
    </Caught>,
  );
  await passing(1_100);
  act(() => screen.getByText('Again').click());
  await passing(0);
  expect(container.textContent).toBe('Reply 0');
});

test('loading ahead fails in silence, and the drawing tries again', async () => {
  const load = vi
    .fn(async () => Field)
    .mockRejectedValueOnce(lost)
    .mockRejectedValueOnce(lost);
  const Part = lazyPart(load);
  const ahead = Part.preload();
  await passing(1_100);
  await ahead;
  const { container } = render(<Part name="Reply" />);
  await passing(0);
  expect(container.textContent).toBe('Reply 0');
});

test('an element is loaded ahead where it is a lazy part, and left alone where it is not', async () => {
  const load = vi.fn(async () => Field);
  const Part = lazyPart(load);
  await preloadElement(<Part name="Reply" />);
  await preloadElement(<Field name="Reply" />);
  await preloadElement(<p />);
  expect(load).toHaveBeenCalledOnce();
});
