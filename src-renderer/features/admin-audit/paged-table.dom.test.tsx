import { screen } from '@testing-library/react';
import { ScrollText } from 'lucide-react';
import { expect, test } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { PagedTable } from './paged-table.tsx';
import { type AskPage, usePages } from './use-pages.ts';

interface Line {
  id: string;
  at: number;
}
const lineOf = ({ id }: Line) => id;

function Record({ ask }: { ask: AskPage<Line, number> }) {
  return (
    <PagedTable
      label="Record"
      pages={usePages(ask)}
      textOf={lineOf}
      columns={[{ id: 'line', title: 'Line', isRowHeader: true, cell: lineOf }]}
      empty={{ icon: ScrollText, text: 'Nothing yet' }}
    />
  );
}

test('a record is read page by page, and a page that did not come is asked for again', async () => {
  const asked: (number | null)[] = [];
  const ask: AskPage<Line, number> = async (before) => {
    asked.push(before);
    if (before === null) return ok({ lines: [{ id: 'newest', at: 3 }], next: 3 });
    if (asked.length === 2) return fail({ code: 'internal', message: 'not now' });
    return ok({ lines: [{ id: 'oldest', at: 1 }], next: null });
  };
  const user = await showOnDesk(aServer(), <Record ask={ask} />);
  const older = await screen.findByRole('button', { name: 'Show older' });
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['newest']);
  await user.click(older);
  expect((await screen.findByRole('alert')).textContent).toBe('The record could not be read');
  await user.click(screen.getByRole('button', { name: 'Show older' }));
  await screen.findByRole('rowheader', { name: 'oldest' });
  expect(asked).toEqual([null, 3, 3]);
  expect(screen.queryByRole('button', { name: 'Show older' })).toBe(null);
  expect(screen.queryByRole('alert')).toBe(null);
});

test('a record without lines says so', async () => {
  const ask: AskPage<Line, number> = async () => ok({ lines: [], next: null });
  await showOnDesk(aServer(), <Record ask={ask} />);
  expect(await screen.findByText('Nothing yet')).toBeDefined();
});
