import { Bell, CloudOff, Monitor, TableProperties } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { goTo } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import { useBusinessHours, useQueueRules } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PracticeButton } from '../practice/index.ts';
import { AlarmCount } from './alarm-list.tsx';
import { figureValue } from './figure-format.ts';
import { useFreshness, useScopeFigures } from './floor-feed.ts';
import { useFloorView } from './floor-view.ts';
import { RuleSwitch } from './rule-switch.tsx';
import { ScopeSwitch } from './scope-switch.tsx';
import { spansOn, usualHours, wallTime } from './todays-hours.ts';
import { wallboardPath } from './wallboard-view.ts';

/** Full screen is allowed from a press only; where it is refused the wall fills the window. */
function openWallboard(): void {
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
  goTo(wallboardPath);
}

/** What is shown, how fresh it is, and the ways on from here. */
export function FloorHeader() {
  const { t } = useTranslation('floor');
  return (
    <header className="flex flex-col gap-2.5">
      <div className="flex items-baseline gap-4">
        <h1 className="flex-1 text-lg font-strong whitespace-nowrap">{t('title')}</h1>
        <Subline />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ScopeSwitch />
        <RuleSwitch />
        {/* One piece, so that long languages move all of it to a second line, not its last button alone. */}
        <div className="ml-auto flex items-center gap-2">
          <PracticeButton />
          <Button icon={TableProperties} onPress={() => useFloorView.setState({ showsAll: true })}>
            {t('allFigures')}
          </Button>
          <Button icon={Bell} onPress={() => useFloorView.setState({ showsAlerts: true })}>
            {t('alerts.title')}
            <AlarmCount />
          </Button>
          <IconButton icon={Monitor} label={t('wallboard.open')} onPress={openWallboard} />
        </div>
      </div>
    </header>
  );
}

/** "updates as it happens · today 08:00–20:00 · 46 agents on shift"; without a line, since when nothing is known. */
function Subline() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const now = useNow(60_000);
  const freshness = useFreshness();
  const hours = usualHours(useBusinessHours() ?? [], useQueueRules() ?? new Map());
  const told = useScopeFigures(useFloorView((view) => view.scope));
  const onShift = figureValue(told?.figures, 'signedIn');
  if (freshness.name === 'stale') {
    return (
      <p role="status" className="flex min-w-0 items-center gap-1.5 font-medium text-warn">
        <Icon of={CloudOff} size="sm" />
        {freshness.asOf === null ? t('stale.never') : t('stale.since', { time: format.clock(freshness.asOf) })}
      </p>
    );
  }
  const spans = hours ? spansOn(hours, now).map(({ from, to }) => `${wallTime(from)}–${wallTime(to)}`) : [];
  const today = hours
    ? spans.length > 0
      ? t('today', { hours: spans.join(', ') })
      : t('closedToday')
    : t('roundTheClock');
  const parts = [t('asItHappens'), today, onShift === null ? '' : t('onShift', { count: onShift })];
  return <p className="min-w-0 truncate text-muted">{parts.filter(Boolean).join(' · ')}</p>;
}
