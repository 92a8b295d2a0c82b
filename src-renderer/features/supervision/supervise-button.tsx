import { Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { maySupervise } from '#shared/domain/supervision.ts';
import { useMe } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { openSupervision } from './supervision-view.ts';

/** In the thread's bar, for who may and where it is a colleague's work. */
export function SuperviseButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('supervision');
  const me = useMe();
  const may = me != null && maySupervise(me.role) && conversation.assigneeId !== me.id;
  useShortcuts(
    {
      w: { label: t('supervise'), group: t('keys'), run: () => openSupervision(conversation.id, 'whisper') },
    },
    { enabled: may },
  );
  if (!may) return null;
  return (
    <Tooltip text={t('supervise')} kbd="w">
      <Button
        icon={Headphones}
        aria-label={t('supervise')}
        className="px-2"
        onPress={() => openSupervision(conversation.id)}
      >
        {null}
      </Button>
    </Tooltip>
  );
}
