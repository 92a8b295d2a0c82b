import { ArrowRightLeft, Ellipsis, Headphones, LogOut, UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAtLeast } from '#shared/domain/role.ts';
import { maySupervise } from '#shared/domain/supervision.ts';
import { useMe, useUsers } from '../../sync/index.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { openAgentSupervision } from '../supervision/index.ts';
import { ForceStateDialog } from './force-state-dialog.tsx';
import { MoveWorkDialog } from './move-work-dialog.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';

export interface AgentActionsProps {
  userId: string;
}

type Question = 'state' | 'sign-out' | 'move';

/** A menu button: what a lead may do with a colleague. Draws nothing for who may not, and for oneself. */
export function AgentActions({ userId }: AgentActionsProps) {
  const { t } = useTranslation('agent-actions');
  const [question, setQuestion] = useState<Question | null>(null);
  const me = useMe();
  const user = useUsers()?.find(({ id }) => id === userId);
  // Nobody has a hand on those above them.
  if (!me || !user || user.id === me.id || !maySupervise(me.role) || !isAtLeast(me.role, user.role)) return null;
  const groups: MenuGroup[] = [
    {
      id: 'work',
      items: [
        { id: 'watch', label: t('watch'), icon: Headphones, onAction: () => openAgentSupervision(userId) },
        { id: 'state', label: t('force'), icon: UserRoundCog, onAction: () => setQuestion('state') },
        { id: 'move', label: t('move'), icon: ArrowRightLeft, onAction: () => setQuestion('move') },
      ],
    },
    {
      id: 'end',
      items: [
        { id: 'out', label: t('signOut'), icon: LogOut, isDanger: true, onAction: () => setQuestion('sign-out') },
      ],
    },
  ];
  const close = () => setQuestion(null);
  return (
    <>
      <Menu label={t('menu', { name: user.name })} groups={groups} placement="bottom end">
        <IconButton icon={Ellipsis} size="sm" label={t('menu', { name: user.name })} />
      </Menu>
      {question === 'state' && <ForceStateDialog user={user} onClose={close} />}
      {question === 'sign-out' && <SignOutDialog user={user} onClose={close} />}
      {question === 'move' && <MoveWorkDialog user={user} onClose={close} />}
    </>
  );
}
