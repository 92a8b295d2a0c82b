import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFloorAlerts } from '../features/floor/index.ts';
import { HandOverDialog } from '../features/hand-over/index.ts';
import { CommandPalette } from '../features/palette/index.ts';
import { AwaySoonNotice, useReportIdle, useStartOfWork } from '../features/presence/index.ts';
import { usePromiseAlerts } from '../features/promise-alerts/index.ts';
import { OfferStack } from '../features/screen-pop/index.ts';
import { useHandAlerts } from '../features/supervision/index.ts';
import { useTakenOverAlerts } from '../features/watched/index.ts';
import { useWhisperAlerts } from '../features/whispers/index.ts';
import { OutcomeDialog } from '../features/wrap-up/index.ts';
import { usePath } from '../platform/location.ts';
import { ShortcutOverview } from '../ui/shortcut-overview.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Rail } from './rail.tsx';
import { routeOf } from './routes.tsx';
import { StatusBar } from './status-bar.tsx';
import { SyncBanner } from './sync-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { useAlerts } from './use-alerts.ts';
import { useDesktop } from './use-desktop.ts';

/** The frame around every screen: bar, rail, the screen itself, status line. */
export const Shell = memo(function Shell() {
  const { t } = useTranslation('app');
  const [showsKeys, setShowsKeys] = useState(false);
  useShortcuts({ '?': { label: t('keys.overview'), group: t('keys.group'), run: () => setShowsKeys(true) } });
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <SyncBanner />
      <AwaySoonNotice />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Screen />
        </div>
      </div>
      <StatusBar />
      <OfferStack />
      <CommandPalette />
      <OutcomeDialog />
      <HandOverDialog />
      <Attention />
      <ShortcutOverview isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
    </div>
  );
});

/** Apart from the frame, which stays as it is wherever one goes. */
function Screen() {
  const path = usePath();
  return <ErrorBoundary resetKey={path}>{routeOf(path).element}</ErrorBoundary>;
}

/** What goes on whatever is on screen. Apart from the frame, because it reads a lot and the frame need not be drawn for it. */
function Attention() {
  const heard = useAlerts();
  useFloorAlerts();
  useDesktop();
  useReportIdle();
  useStartOfWork();
  useWhisperAlerts();
  useHandAlerts();
  useTakenOverAlerts();
  usePromiseAlerts();
  return (
    <p aria-live="polite" className="sr-only">
      {heard}
    </p>
  );
}
