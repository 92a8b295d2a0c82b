import { LayoutGrid, List, UsersRound } from 'lucide-react';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueues, useUsers } from '../../sync/index.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { AgentCard, cardHeight } from './agent-card.tsx';
import { type AgentLine, agentLines, countStates, findAgents } from './agent-lines.ts';
import { AgentRow, rowHeight } from './agent-row.tsx';
import { useFloorFeed } from './floor-feed.ts';
import { showAgent } from './floor-path.ts';
import { keepView, useFloorView } from './floor-view.ts';

/** Every agent of the scope, by state; choosing one shows their conversations beside. */
export function FloorAgents(props: { scroller: RefObject<HTMLElement | null>; selectedId: string | null }) {
  const { scroller, selectedId } = props;
  const { t } = useTranslation('floor');
  const agents = useFloorFeed((feed) => feed.agents);
  const users = useUsers();
  const queues = useQueues();
  const scope = useFloorView((view) => view.scope);
  const state = useFloorView((view) => view.agentState);
  const search = useFloorView((view) => view.agentSearch);
  const as = useFloorView((view) => view.agentsAs);
  const lines = useMemo(
    () => (agents === null || users === undefined ? undefined : agentLines(agents, users, scope)),
    [agents, users, scope],
  );
  const shown = useMemo(() => findAgents(lines ?? [], state, search), [lines, state, search]);
  const namesOf = useMemo(() => {
    const names = new Map((queues ?? []).map(({ id, name }) => [id, name]));
    const made = new Map<string, readonly string[]>();
    return ({ queueIds }: AgentLine) => {
      const key = queueIds.join();
      const known = made.get(key) ?? queueIds.flatMap((id) => names.get(id) ?? []);
      made.set(key, known);
      return known;
    };
  }, [queues]);
  if (lines === undefined) return <SkeletonRows rows={3} />;
  const isCards = as === 'cards';
  const chips = [
    { id: 'all' as const, label: t('everybody'), count: lines.length },
    ...countStates(lines).map((one) => ({ id: one.state, label: t(`state.${one.state}`), count: one.count })),
  ];
  return (
    <section aria-label={t('agents')} className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <FilterChips
          label={t('byState')}
          chips={chips}
          value={chips.some(({ id }) => id === state) ? state : 'all'}
          onChange={(agentState) => useFloorView.setState({ agentState })}
          className="min-w-0 flex-1"
        />
        <SearchField
          label={t('findAgent')}
          value={search}
          onChange={(agentSearch) => useFloorView.setState({ agentSearch })}
          className="w-44"
        />
        <SegmentedControl
          label={t('agentsAs')}
          value={as}
          onChange={(agentsAs) => keepView({ agentsAs })}
          options={[
            { id: 'cards', label: t('cards'), leading: <Icon of={LayoutGrid} size="sm" /> },
            { id: 'list', label: t('list'), leading: <Icon of={List} size="sm" /> },
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={UsersRound} title={t('noAgentTitle')}>
          {t(lines.length === 0 ? 'noAgent' : 'noAgentFits')}
        </EmptyState>
      ) : (
        <VirtualGrid
          key={as}
          label={t('agents')}
          items={shown}
          getId={({ id }) => id}
          scroller={scroller}
          minWidth={isCards ? 200 : 4_000}
          rowHeight={isCards ? cardHeight : rowHeight}
          gap={isCards ? 12 : 2}
          selectedId={selectedId}
          onSelect={showAgent}
        >
          {(agent, cell) =>
            isCards ? (
              <AgentCard agent={agent} queueNames={namesOf(agent)} {...cell} />
            ) : (
              <AgentRow agent={agent} queueNames={namesOf(agent)} {...cell} />
            )
          }
        </VirtualGrid>
      )}
    </section>
  );
}
