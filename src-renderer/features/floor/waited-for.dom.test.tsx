import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { silenceMs, useFloorFeed } from './floor-feed.ts';
import { WaitedFor } from './waited-for.tsx';

afterEach(cleanup);

test('a wait that is too long is red while the line stands, and has no colour once it is old', async () => {
  const now = Date.now();
  useFloorFeed.setState({ asOf: now, heardAt: now });
  await renderDesk(<WaitedFor since={now - 600_000} target={{ seconds: 20, percent: 80 }} />);
  expect(screen.getByText('10:00').className).toContain('text-bad');
  act(() => useFloorFeed.setState({ asOf: now, heardAt: now - 2 * silenceMs }));
  expect(screen.getByText('10:00').className).toBe('text-faint');
});
