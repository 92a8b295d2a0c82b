import { Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { RaiseHandDialog } from './raise-hand-dialog.tsx';
import { useMyHand } from './use-hands.ts';

/** In the thread's bar: asks for a lead, and says how that stands. */
export function RaiseHandButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('raised-hands');
  const [isOpen, setIsOpen] = useState(false);
  const hand = useMyHand(conversation.id);
  const taker = useUsers()?.find(({ id }) => id === hand?.takenBy);
  const label = hand === null ? t('raise') : taker ? t('coming', { name: taker.name }) : t('isUp');
  useShortcuts({ h: { label: t('raise'), group: t('keys'), run: () => setIsOpen(true) } });
  return (
    <>
      <Tooltip text={label} kbd="h">
        <Button
          icon={Hand}
          onPress={() => setIsOpen(true)}
          aria-label={label}
          className={hand === null ? 'px-2' : 'border-warn bg-warn-soft px-2 text-warn'}
        >
          {hand !== null && <span className="hidden max-w-36 truncate @3xl:inline">{label}</span>}
        </Button>
      </Tooltip>
      {isOpen && <RaiseHandDialog conversationId={conversation.id} hand={hand} onClose={() => setIsOpen(false)} />}
    </>
  );
}
