import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#shared/lib/ids.ts';
import { usePresence, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { showToast } from '../../ui/toast.tsx';
import { run } from '../conversation-actions/index.ts';
import type { PersonDialogProps } from './force-state-dialog.tsx';

const toQueues = 'queues';

/** Gives on what somebody holds whose computer is dead: back to the queues, or to one colleague. It can be undone. */
export function MoveWorkDialog({ user, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['agent-actions', 'presence']);
  const users = useUsers() ?? [];
  const presence = usePresence();
  const [to, setTo] = useState<string>(toQueues);
  const [liveOnly, setLiveOnly] = useState(false);
  const others = users.filter(({ id, disabledAt }) => id !== user.id && disabledAt === null);

  async function move(): Promise<void> {
    const bulkId = newId();
    const toUserId = to === toQueues ? null : to;
    if (!(await run('agent.moveWork', { bulkId, userId: user.id, toUserId, liveOnly }))) return;
    showToast({ text: t('moved', { name: user.name }), onUndo: () => void run('bulk.undo', { bulkId }) });
    onClose();
  }
  return (
    <Dialog
      title={t('moveTitle', { name: user.name })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <Button look="primary" onPress={() => void move()}>
          {t('move')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3.5">
        <p>{t('moveHelp', { name: user.name })}</p>
        <ComboBox
          label={t('moveTo')}
          value={to}
          onChange={(id) => setTo(id ?? toQueues)}
          options={[
            { id: toQueues, label: t('toQueues') },
            ...others.map(({ id, name }) => ({
              id,
              label: name,
              description: t(`presence:state.${presence?.get(id)?.state ?? 'offline'}`),
            })),
          ]}
        />
        <div>
          <Switch isSelected={liveOnly} onChange={setLiveOnly}>
            {t('liveOnly')}
          </Switch>
          <p className="mt-1 text-sm text-faint">{t('liveOnlyHelp')}</p>
        </div>
      </div>
    </Dialog>
  );
}
