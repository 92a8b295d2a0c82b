import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aListItem } from '../../../tests/factories/list-item.ts';
import { aConversation } from '../../../tests/factories/rows.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { ConversationRow } from './conversation-row.tsx';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

test('a second on the shared clock changes the timer’s words and nothing else of the row', async () => {
  const dueAt = Date.now() + 65_000;
  const conversation = aConversation({ waitingSince: Date.now(), replyDueAt: dueAt, activityAt: Date.now() });
  const { container } = await renderDesk(
    <ConversationRow
      item={aListItem({ conversation })}
      {...{ isSelected: false, isActive: false, isMarked: false, isMarking: false, assignee: null, meId: null }}
    />,
  );
  const touched: string[] = [];
  const watch = new MutationObserver((changes) => {
    for (const { target } of changes) touched.push(target.textContent ?? '');
  });
  watch.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
  expect(screen.getByText('1:05')).toBeDefined();
  await act(async () => vi.advanceTimersByTime(1_000));
  expect(screen.getByText('1:04')).toBeDefined();
  expect(touched.length).toBeGreaterThan(0);
  expect(touched.every((text) => text.includes('1:04') && !text.includes('Maja'))).toBe(true);
  await act(async () => vi.advanceTimersByTime(66_000));
  expect(screen.getByText('−0:02')).toBeDefined();
  expect(container.textContent).toContain('Overdue');
});
