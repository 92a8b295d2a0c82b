import { clsx } from 'clsx';
import { ChevronDown, CircleAlert, CloudUpload } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useQueues, useViewCounts, type ViewCounts } from '../../sync/index.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { showView, useInboxView } from './inbox-view.ts';
import { SetFilters } from './set-filters.tsx';
import { countOf, fixedViews, useViewName, type View } from './view-names.ts';

/** The chips an agent changes between all day; queues and the rest are in the menu under the title. */
const chipViews = ['mine', 'unassigned', 'vip', 'breaching'] as const;
const isShort = (view: View) => view === 'all' || chipViews.some((chip) => chip === view);

/** What the list shows, what else it could show, and how much is in each. */
export const InboxHeader = memo(function InboxHeader({ trailing }: { trailing?: ReactNode }) {
  const { t } = useTranslation('inbox');
  const view = useInboxView((state) => state.view);
  const queues = useQueues();
  const counts = useViewCounts();
  const nameOf = useViewName();
  const total = countOf(view, counts);

  const item = (one: View) => {
    const count = countOf(one, counts);
    return {
      id: one,
      label: nameOf(one),
      ...(count === undefined ? {} : { description: t('count', { count }) }),
      onAction: () => showView(one),
    };
  };
  const groups = [
    { id: 'views', items: fixedViews.map(item) },
    ...(queues?.length
      ? [{ id: 'queues', title: t('queues'), items: queues.map(({ id }) => item(`queue:${id}`)) }]
      : []),
  ];
  const shown: View[] = [...chipViews];
  if (!shown.includes(view)) shown.push(view);
  return (
    <header className="flex flex-col gap-2 border-b px-3.5 pt-2.5 pb-2.5">
      <div className="flex h-7 items-center gap-2">
        <Menu label={t('views')} groups={groups}>
          <AriaButton className="-ml-1.5 flex min-w-0 items-center gap-1 rounded-lg px-1.5 py-0.5 data-hovered:bg-hover">
            <h1 className="truncate text-lg font-strong">{nameOf(view)}</h1>
            <Icon of={ChevronDown} size="sm" className="text-faint" />
          </AriaButton>
        </Menu>
        <span className="flex-1" />
        {total !== undefined && <span className="whitespace-nowrap text-muted">{t('open', { count: total })}</span>}
        <UnsentViews view={view} counts={counts} />
        {trailing}
        <FilterMenu />
      </div>
      <FilterChips
        label={t('views')}
        value={view}
        onChange={showView}
        chips={shown.map((one) => {
          const count = countOf(one, counts);
          const label = isShort(one) ? t(`chip.${one}`) : nameOf(one);
          // The chosen one's number stands beside the title.
          return { id: one, label, ...(count && one !== view ? { count } : {}) };
        })}
      />
      <SetFilters />
    </header>
  );
});

const unsentViews = [
  { id: 'waiting-to-send', icon: CloudUpload, look: 'text-warn' },
  { id: 'needs-decision', icon: CircleAlert, look: 'text-bad' },
] as const;

/**
 * The way to what goes out by itself and to what its agent has to decide, with the numbers of the status line. Beside the title:
 * among the chips they would break the row whenever they come, and move the list under the hand.
 */
function UnsentViews({ view, counts }: { view: View; counts: ViewCounts | undefined }) {
  const { t } = useTranslation('inbox');
  const nameOf = useViewName();
  return unsentViews.map(({ id, icon, look }) => {
    const count = countOf(id, counts) ?? 0;
    if (count === 0) return null;
    return (
      <Tooltip key={id} text={nameOf(id)}>
        <AriaButton
          aria-label={`${nameOf(id)}: ${t('count', { count })}`}
          aria-pressed={id === view}
          onPress={() => showView(id)}
          className={clsx('flex h-6.5 shrink-0 items-center gap-1 rounded-lg px-1.5 data-hovered:bg-hover', look)}
        >
          <Icon of={icon} />
          <span className="font-semibold">{count}</span>
        </AriaButton>
      </Tooltip>
    );
  });
}
