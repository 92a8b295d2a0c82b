import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Table as AriaTable,
  Cell,
  Column,
  Row,
  type SortDescriptor,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface TableColumn<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the end, so that they align. */
  align?: 'start' | 'end';
  isSortable?: boolean;
  /** The column that names the row for screen readers; default the first. */
  isRowHeader?: boolean;
  /** CSS width; columns share the rest. */
  width?: string;
}

export interface TableProps<T extends { id: string }> {
  label: string;
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  /** In words, for screen readers and typing to find; default the id. */
  textOf?: (row: T) => string;
  /** Shown instead of rows. */
  empty?: ReactNode;
  onOpen?: (row: T) => void;
  sort?: SortDescriptor;
  onSort?: (sort: SortDescriptor) => void;
  className?: string;
}

/** Rows in order; arrows move, Enter opens. Sorting is the caller's: it knows what the columns mean. */
export function Table<T extends { id: string }>(props: TableProps<T>) {
  const { label, columns, rows, textOf, empty, onOpen, sort, onSort, className } = props;
  const headerId = (columns.find((column) => column.isRowHeader) ?? columns[0])?.id;
  const open = (key: unknown) => {
    const row = rows.find(({ id }) => id === key);
    if (row) onOpen?.(row);
  };
  return (
    <AriaTable
      aria-label={label}
      {...(onOpen ? { onRowAction: open } : {})}
      {...(sort ? { sortDescriptor: sort } : {})}
      {...(onSort ? { onSortChange: onSort } : {})}
      className={clsx('w-full border-separate border-spacing-0 text-left', className)}
    >
      <TableHeader>
        {columns.map((column) => (
          <Column
            key={column.id}
            id={column.id}
            isRowHeader={column.id === headerId}
            allowsSorting={column.isSortable ?? false}
            {...(column.width ? { style: { width: column.width } } : {})}
            className="eyebrow sticky top-0 z-10 border-b bg-panel px-3 py-2"
          >
            {({ sortDirection }) => (
              <span className={clsx('flex items-center gap-1', column.align === 'end' && 'justify-end')}>
                {column.title}
                {sortDirection && <Icon of={sortDirection === 'ascending' ? ArrowUp : ArrowDown} size="sm" />}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => empty}>
        {rows.map((row) => (
          <Row
            key={row.id}
            id={row.id}
            textValue={textOf?.(row) ?? row.id}
            className={clsx(
              'cursor-default outline-offset-[-2px] data-hovered:bg-hover',
              onOpen && 'data-pressed:bg-accent-soft',
            )}
          >
            {columns.map((column) => (
              <Cell
                key={column.id}
                className={clsx('border-b px-3 py-2 align-middle', column.align === 'end' && 'text-right')}
              >
                {column.cell(row)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  );
}
