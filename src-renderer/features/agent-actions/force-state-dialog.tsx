import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceState } from '#shared/domain/presence.ts';
import type { User } from '#shared/domain/user.ts';
import { usePresence, useWorkspace } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { run } from '../conversation-actions/index.ts';

export interface PersonDialogProps {
  user: User;
  onClose: () => void;
}

const states = ['available', 'busy', 'away', 'offline'] as const satisfies readonly PresenceState[];
const noReason = 'none';

/** Sets a colleague's state; the record says by whom. */
export function ForceStateDialog({ user, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['agent-actions', 'presence']);
  const now = usePresence()?.get(user.id)?.state ?? 'offline';
  const reasons = useWorkspace()?.awayReasons ?? [];
  const [state, setState] = useState<(typeof states)[number]>('available');
  const [reason, setReason] = useState<string>(noReason);

  async function force(): Promise<void> {
    const why = state === 'away' && reason !== noReason ? reason : null;
    if (!(await run('presence.force', { userId: user.id, state, reason: why }))) return;
    showToast({ text: t('forced', { name: user.name, state: t(`presence:state.${state}`) }) });
    onClose();
  }
  return (
    <Dialog
      title={t('forceTitle', { name: user.name })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <Button look="primary" isDisabled={state === now && state !== 'away'} onPress={() => void force()}>
          {t('force')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3.5">
        <p className="text-muted">{t('isNow', { name: user.name, state: t(`presence:state.${now}`) })}</p>
        <Select
          autoFocus
          label={t('state')}
          value={state}
          onChange={setState}
          options={states.map((id) => ({ id, label: t(`presence:state.${id}`) }))}
        />
        {state === 'away' && (
          <Select
            label={t('reason')}
            value={reason}
            onChange={setReason}
            options={[
              { id: noReason, label: t('noReason') },
              ...reasons.map(({ code, name }) => ({ id: code, label: name })),
            ]}
          />
        )}
        <p className="text-sm text-faint">{t('recorded')}</p>
      </div>
    </Dialog>
  );
}
