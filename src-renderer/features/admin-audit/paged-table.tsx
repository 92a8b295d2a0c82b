import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import type { IconProps } from '../../ui/icon.tsx';
import { EmptyState, ErrorState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { Pages } from './use-pages.ts';

export interface PagedTableProps<Line, Cursor> {
  label: string;
  pages: Pages<Line, Cursor>;
  /** In words, for screen readers and typing to find. */
  textOf: (line: Line) => string;
  /** After the first one, which says when. */
  columns: readonly TableColumn<Line>[];
  empty: { icon: IconProps['of']; text: string };
}

/** Lines of a record, newest first, as far back as somebody wants to read. */
export function PagedTable<Line extends { id: string; at: number }, Cursor>(props: PagedTableProps<Line, Cursor>) {
  const { label, pages, textOf, columns, empty } = props;
  const { t } = useTranslation('admin-audit');
  const format = useFormat();
  const { state, more, again } = pages;
  if (state.lines.length === 0) {
    if (state.name === 'loading') return <SkeletonRows rows={8} />;
    if (state.name === 'failed') {
      return (
        <ErrorState title={t('failed')} onRetry={again}>
          {t(`why.${state.code === 'offline' || state.code === 'forbidden' ? state.code : 'other'}`)}
        </ErrorState>
      );
    }
    return (
      <EmptyState icon={empty.icon} title={t('emptyTitle')}>
        {empty.text}
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        label={label}
        rows={state.lines}
        textOf={textOf}
        columns={[
          {
            id: 'at',
            title: t('column.at'),
            width: '11rem',
            cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>,
          },
          ...columns,
        ]}
      />
      {state.name === 'failed' && (
        <p role="alert" className="p-3 text-center text-bad">
          {t('failed')}
        </p>
      )}
      {(state.name !== 'loaded' || state.next !== null) && (
        <div className="flex justify-center p-3">
          <Button isPending={state.name === 'loading'} onPress={more}>
            {t('older')}
          </Button>
        </div>
      )}
    </>
  );
}
