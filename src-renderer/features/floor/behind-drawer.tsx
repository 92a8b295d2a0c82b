import { ListTree, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState, ErrorState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { BehindRow } from './behind-row.tsx';
import { figureValue, formatFigure, shownValue } from './figure-format.ts';
import { useScopeFigures } from './floor-feed.ts';
import { showAgent, showOnFloor } from './floor-path.ts';
import { closeBehind, useFloorView } from './floor-view.ts';
import { useBehind } from './use-behind.ts';
import { useFigureWords, useScopeName } from './use-figure-words.ts';

/** The conversations or agents behind the figure somebody pressed. */
export function BehindDrawer() {
  const behind = useFloorView((view) => view.behind);
  const words = useFigureWords();
  const scopeName = useScopeName();
  if (!behind) return null;
  const rule = words.rule(behind.figure);
  const title = [words.title(behind.figure), rule, scopeName(behind.scope)].filter(Boolean).join(' · ');
  return (
    <Dialog title={title} isOpen onClose={closeBehind} as="drawer" size="md">
      <BehindList scope={behind.scope} figure={behind.figure} />
    </Dialog>
  );
}

function BehindList({ scope, figure }: { scope: FloorScope; figure: FigureName }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const words = useFigureWords();
  const now = useNow();
  const told = useScopeFigures(scope);
  const list = useBehind(scope, figure);
  const { unit, behind } = figureInfo[figure];
  const live = formatFigure(unit, shownValue(figure, figureValue(told?.figures, figure), now), format);
  return (
    <div className="flex h-full flex-col gap-3">
      <div>
        <p className="text-2xl font-strong">{live}</p>
        <p className="mt-0.5 text-sm text-muted">{words.definition(figure)}</p>
      </div>
      <div className="flex items-center gap-2 border-b pb-1.5 text-sm text-muted">
        <p role="status" className="flex-1">
          {list.asOf !== null &&
            t(`behind.count.${behind}`, {
              count: list.total,
              number: format.number(list.total),
              time: format.clock(list.asOf),
            })}
        </p>
        <IconButton icon={RefreshCw} size="sm" label={t('behind.again')} onPress={list.again} />
      </div>
      {list.failure !== null && list.items.length === 0 ? (
        <ErrorState title={t('behind.failed')} onRetry={list.again}>
          {t(list.failure === 'offline' ? 'behind.offline' : 'behind.failedHint')}
        </ErrorState>
      ) : list.isLoading && list.items.length === 0 ? (
        <SkeletonRows rows={6} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={ListTree} title={t('behind.emptyTitle')}>
          {t('behind.empty')}
        </EmptyState>
      ) : (
        <VirtualList
          label={t('behind.list')}
          items={list.items}
          getId={({ id }) => id}
          estimateSize={52}
          onNearEnd={list.more}
          onSelect={(id) => {
            const item = list.items.find((one) => one.id === id);
            if (!item) return;
            closeBehind();
            if (item.kind === 'agent') showAgent(item.id);
            else showOnFloor(item.conversationId);
          }}
          className="-mx-2 flex-1"
        >
          {(item, { isActive }) => <BehindRow item={item} figure={figure} isActive={isActive} />}
        </VirtualList>
      )}
    </div>
  );
}
