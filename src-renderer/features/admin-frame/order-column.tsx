import type { TableColumn } from '../../ui/table.tsx';
import { OrderButtons } from './order-buttons.tsx';
import { saveMoved } from './save-order.ts';

/** The column of a list whose order counts: a row moves one place at a time, and every row whose number changes is saved. */
export const orderColumn = <T extends { id: string; name: string; order: number }>(
  rows: readonly T[],
  title: string,
  save: (row: T) => Promise<boolean>,
): TableColumn<T> => ({
  id: 'order',
  title,
  width: '84px',
  cell: (row) => (
    <OrderButtons
      name={row.name}
      at={rows.indexOf(row)}
      count={rows.length}
      onMove={(by) => void saveMoved(rows, rows.indexOf(row), by, save)}
    />
  ),
});
