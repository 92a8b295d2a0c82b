import { Plus } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { IconProps } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { newItem, openItem, useAdminPath } from './admin-path.ts';

export interface AdminListProps<T extends { id: string }> {
  /** Where it stands in the address: `admin/<section>`. */
  section: string;
  title: string;
  /** What these are for, in one sentence. */
  help: string;
  /** The button that adds one, by its label or as a whole. */
  add: string | ReactNode;
  /** Undefined while they are being read. */
  rows: readonly T[] | undefined;
  columns: readonly TableColumn<T>[];
  /** In words, for screen readers and typing to find. */
  textOf: (row: T) => string;
  empty: { icon: IconProps['of']; title: string; text: string };
  /** Beside the list: something to try the whole list with. */
  aside?: ReactNode;
  /** The form of the one that is open; null for a new one. */
  editor: (row: T | null) => ReactNode;
}

/** One kind of thing: its name, how to add one, the list, and the one the address names open beside it. */
export function AdminList<T extends { id: string }>(props: AdminListProps<T>) {
  const { section, title, help, add, rows, columns, textOf, empty, editor, aside } = props;
  const { openId } = useAdminPath();
  const opened = rows?.find(({ id }) => id === openId) ?? null;
  const list =
    rows?.length === 0 ? (
      <EmptyState icon={empty.icon} title={empty.title}>
        {empty.text}
      </EmptyState>
    ) : (
      <Table
        label={title}
        rows={rows ?? []}
        columns={columns}
        textOf={textOf}
        onOpen={({ id }) => openItem(section, id)}
      />
    );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-start gap-4 border-b px-6 pt-5 pb-4">
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-strong">{title}</h1>
          <p className="mt-0.5 text-muted">{help}</p>
        </div>
        {typeof add === 'string' ? (
          <Button look="primary" icon={Plus} onPress={() => openItem(section, newItem)}>
            {add}
          </Button>
        ) : (
          add
        )}
      </header>
      <div className="flex min-h-0 flex-1 max-[1199px]:flex-col max-[1199px]:overflow-auto">
        <div className="min-h-0 min-w-0 flex-1 overflow-auto px-3 max-[1199px]:flex-none">
          {rows === undefined ? <SkeletonRows rows={6} /> : list}
        </div>
        {aside && (
          <aside className="w-96 shrink-0 overflow-auto border-l px-5 py-4 max-[1199px]:w-auto max-[1199px]:border-t max-[1199px]:border-l-0">
            {aside}
          </aside>
        )}
      </div>
      {(opened || openId === newItem) && <Fragment key={openId}>{editor(opened)}</Fragment>}
    </div>
  );
}
