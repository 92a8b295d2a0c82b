import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFigureAlerts, useQueues } from '../../sync/index.ts';
import { ResizablePanes } from '../../ui/resizable-panes.tsx';
import { AlertsDrawer } from './alerts-drawer.tsx';
import { AllFigures } from './all-figures.tsx';
import { BehindDrawer } from './behind-drawer.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { FloorAgents } from './floor-agents.tsx';
import { useWatchFloor } from './floor-feed.ts';
import { FloorHeader } from './floor-header.tsx';
import { useBeside } from './floor-path.ts';
import { useFloorView } from './floor-view.ts';
import { mostQueues, scopeOfQueue } from './queue-lines.ts';
import { QueueTable } from './queue-table.tsx';
import { SidePane } from './side-pane.tsx';

const panes = { floor: 'floor', beside: 'beside' } as const;

/** The live floor: figures, queues, agents, and beside them who needs somebody now. */
export function FloorScreen() {
  const { t } = useTranslation('floor');
  const beside = useBeside();
  const scope = useFloorView((view) => view.scope);
  const behind = useFloorView((view) => view.behind);
  const queues = useQueues();
  const alerts = useFigureAlerts();
  const [activeId, setActiveId] = useState<string>(panes.floor);
  const scroller = useRef<HTMLDivElement>(null);
  const scopes = useMemo(() => {
    const lines = (queues ?? []).slice(0, mostQueues).map(({ id }) => scopeOfQueue(scope, id));
    return [scope, ...(behind ? [behind.scope] : []), ...(alerts ?? []).map((alert) => alert.scope), ...lines];
  }, [scope, queues, behind, alerts]);
  useWatchFloor(scopes, true);
  const selectedId = beside.name === 'agent' ? beside.agentId : null;
  return (
    <>
      <ResizablePanes
        storageKey="floor"
        label={t('panes')}
        activeId={activeId}
        onActiveChange={setActiveId}
        panes={[
          {
            id: panes.floor,
            name: t('title'),
            minWidth: 460,
            landmark: 'main',
            content: (
              <div ref={scroller} className="min-h-0 flex-1 overflow-auto bg-bg px-5 py-4">
                <div className="flex flex-col gap-4">
                  <FloorHeader />
                  <FigureTiles />
                  <QueueTable />
                  <FloorAgents scroller={scroller} selectedId={selectedId} />
                </div>
              </div>
            ),
          },
          {
            id: panes.beside,
            name: t('besidePane'),
            limits: { size: 380, min: 320, max: 560 },
            landmark: 'complementary',
            content: <SidePane beside={beside} />,
          },
        ]}
      />
      <BehindDrawer />
      <AllFigures />
      <AlertsDrawer />
    </>
  );
}
