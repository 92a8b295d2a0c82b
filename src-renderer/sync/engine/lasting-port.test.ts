import { expect, test, vi } from 'vitest';
import { lastingPort } from './lasting-port.ts';
import { portPair } from './ports.ts';

function engines() {
  const deaths: (() => void)[] = [];
  const opened: { said: unknown[]; end: ReturnType<typeof portPair>[1]; closed: boolean }[] = [];
  const open = () => {
    const [near, far] = portPair();
    const engine = { said: [] as unknown[], end: far, closed: false };
    far.listen((message) => engine.said.push(message));
    opened.push(engine);
    return {
      ...near,
      close() {
        engine.closed = true;
        near.close();
      },
    };
  };
  const gone = () => new Promise<void>((resolve) => deaths.push(resolve));
  return { opened, open, gone, die: () => deaths.pop()?.() };
}

test('when the engine dies the next one is greeted, and both directions go on over it', async () => {
  const { opened, open, gone, die } = engines();
  const port = lastingPort(open(), gone, async () => ({ port: open(), mortal: true }));
  const heard: unknown[] = [];
  port.listen((message) => heard.push(message));
  opened[0]?.end.post('one');
  await vi.waitFor(() => expect(heard).toEqual(['one']));
  for (const round of [1, 2]) {
    die();
    await vi.waitFor(() => expect(opened[round]?.said).toEqual([{ kind: 'hello', from: 'start' }]));
    expect(opened[round - 1]?.closed).toBe(true);
  }
  opened[2]?.end.post('two');
  port.post({ kind: 'bye', from: 'w' });
  await vi.waitFor(() => expect(opened[2]?.said).toContainEqual({ kind: 'bye', from: 'w' }));
  expect(heard).toEqual(['one', 'two']);
});

test('an engine others watch over is not watched; a closed port opens no other', async () => {
  const { opened, open, gone, die } = engines();
  lastingPort(open(), gone, async () => ({ port: open(), mortal: false }));
  die();
  await vi.waitFor(() => expect(opened).toHaveLength(2));
  die();
  const closing = engines();
  const port = lastingPort(closing.open(), closing.gone, async () => ({ port: closing.open(), mortal: true }));
  port.close();
  closing.die();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(opened).toHaveLength(2);
  expect(closing.opened).toHaveLength(1);
});
