import { BellPlus, BellRing, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureAlert } from '#shared/domain/figure-alert.ts';
import { desktop } from '../../platform/desktop.ts';
import { useFigureAlerts } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { keep, removeContent } from '../admin-frame/index.ts';
import { AlertEditor } from './alert-editor.tsx';
import { useFloorView } from './floor-view.ts';
import { forgetAlert } from './raised-alerts.ts';
import { useAlertWords } from './use-alert-words.ts';

type Editing = { alert: FigureAlert | null } | null;
const saveRow = (row: FigureAlert) => keep('figureAlert.save', { row });

/** The thresholds that leads are told about: kept as rows, so they can be changed offline. */
export function AlertsDrawer() {
  const { t } = useTranslation('floor');
  const isOpen = useFloorView((view) => view.showsAlerts);
  const [editing, setEditing] = useState<Editing>(null);
  const close = () => {
    setEditing(null);
    useFloorView.setState({ showsAlerts: false });
  };
  return (
    <Dialog title={t('alerts.title')} isOpen={isOpen} onClose={close} as="drawer" size="md">
      {editing ? (
        <AlertEditor key={editing.alert?.id ?? ''} alert={editing.alert} onDone={() => setEditing(null)} />
      ) : (
        <AlertList onEdit={(alert) => setEditing({ alert })} />
      )}
    </Dialog>
  );
}

function AlertList({ onEdit }: { onEdit: (alert: FigureAlert | null) => void }) {
  const { t } = useTranslation('floor');
  const alerts = useFigureAlerts();
  const words = useAlertWords();
  const add = (
    <Button look="primary" icon={BellPlus} onPress={() => onEdit(null)}>
      {t('alerts.add')}
    </Button>
  );
  if (alerts === undefined) return <SkeletonRows rows={3} />;
  if (alerts.length === 0) {
    return (
      <EmptyState icon={BellRing} title={t('alerts.emptyTitle')} actions={add}>
        {t('alerts.empty')}
      </EmptyState>
    );
  }
  async function remove(alert: FigureAlert): Promise<void> {
    if (await removeContent(alert, 'figureAlert.remove', saveRow)) forgetAlert(alert.id);
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-sm text-muted">{t('alerts.help')}</p>
        {add}
      </div>
      {desktop.notificationPermission() === 'ask' && (
        <Button onPress={() => void desktop.askToNotify()}>{t('alerts.allow')}</Button>
      )}
      <ul aria-label={t('alerts.title')} className="flex flex-col">
        {alerts.map((alert) => (
          <li key={alert.id} className="flex items-center gap-3 border-b py-2.5 last:border-b-0">
            <Switch
              aria-label={t('alerts.switch', { name: alert.name })}
              isSelected={alert.enabled}
              onChange={(enabled) => {
                if (!enabled) forgetAlert(alert.id);
                void saveRow({ ...alert, enabled });
              }}
            >
              <span className="sr-only">{t('alerts.switch', { name: alert.name })}</span>
            </Switch>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{alert.name}</span>
              <span className="block text-sm text-muted">
                {words.rule(alert)} · {t('alerts.heldFor', { count: alert.forSeconds })}
              </span>
            </span>
            <Button size="sm" onPress={() => onEdit(alert)} aria-label={t('alerts.change', { name: alert.name })}>
              {t('alerts.edit')}
            </Button>
            <IconButton
              icon={Trash2}
              size="sm"
              label={t('alerts.remove', { name: alert.name })}
              onPress={() => void remove(alert)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
