import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureAlertPush } from '#shared/domain/figure-alert.ts';
import { desktop } from '../../platform/desktop.ts';
import { goTo } from '../../platform/location.ts';
import { onPush } from '../../sync/index.ts';
import { hideToast, showToast } from '../../ui/toast.tsx';
import { playTune } from '../screen-pop/index.ts';
import { floorPath } from './floor-path.ts';
import { showBehind } from './floor-view.ts';
import { useAlertWords } from './use-alert-words.ts';

const toastId = ({ alertId }: FigureAlertPush) => `figure-alert:${alertId}`;

/** Leads hear of a figure beyond its threshold wherever they are on the desk, and from the system while they look elsewhere. */
export function useFloorAlerts(): void {
  const { t } = useTranslation('floor');
  const words = useAlertWords();
  useEffect(() =>
    onPush('floor:alert', (push) => {
      if (push.kind === 'cleared') {
        hideToast(toastId(push));
        void desktop.closeNotification(push.alertId);
        return;
      }
      const text = words.now(push);
      playTune('urgent');
      showToast({
        text,
        description: push.name,
        tone: 'bad',
        id: toastId(push),
        durationMs: 30_000,
        action: {
          label: t('alarms.show'),
          onPress() {
            goTo(floorPath);
            showBehind(push.scope, push.figure);
          },
        },
      });
      if (document.hasFocus()) return;
      void desktop.notify({
        id: push.alertId,
        kind: 'message',
        title: text.slice(0, 300),
        body: push.name,
        conversationId: null,
        silent: true,
      });
      void desktop.requestAttention(true);
    }),
  );
}
