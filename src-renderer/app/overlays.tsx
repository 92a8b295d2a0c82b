import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFloorAlerts } from '../features/floor/index.ts';
import { HandOverDialog } from '../features/hand-over/index.ts';
import { useTalkAlerts } from '../features/mentions/index.ts';
import { CommandPalette } from '../features/palette/index.ts';
import { useReportIdle, useStartOfWork } from '../features/presence/index.ts';
import { usePromiseAlerts } from '../features/promise-alerts/index.ts';
import { OfferStack } from '../features/screen-pop/index.ts';
import { useHandAlerts } from '../features/supervision/index.ts';
import { useTakenOverAlerts } from '../features/watched/index.ts';
import { useWhisperAlerts } from '../features/whispers/index.ts';
import { OutcomeDialog } from '../features/wrap-up/index.ts';
import { ShortcutOverview } from '../ui/shortcut-overview.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { useAlerts } from './use-alerts.ts';
import { useDesktop } from './use-desktop.ts';

/** What comes over every screen, and what goes on whatever is on it. Its code follows behind the first screen's. Render it once. */
export function Overlays() {
  const { t } = useTranslation('app');
  const [showsKeys, setShowsKeys] = useState(false);
  useShortcuts({ '?': { label: t('keys.overview'), group: t('keys.group'), run: () => setShowsKeys(true) } });
  return (
    <>
      <OfferStack />
      <CommandPalette />
      <OutcomeDialog />
      <HandOverDialog />
      <Attention />
      <ShortcutOverview isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
    </>
  );
}

/** What goes on whatever is on screen. Apart from the frame, because it reads a lot and the frame need not be drawn for it. */
function Attention() {
  const heard = useAlerts();
  useFloorAlerts();
  useDesktop();
  useReportIdle();
  useStartOfWork();
  useTalkAlerts();
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
