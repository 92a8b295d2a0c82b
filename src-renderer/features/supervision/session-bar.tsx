import { CornerUpLeft, Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Supervision } from '#shared/domain/supervision.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { endSession, giveBack } from './session-calls.ts';

export interface SessionBarProps {
  session: Supervision;
  others: readonly Supervision[];
  agentName: string | null;
}

/** While a session runs: who knows of it, who else watches, and the ways out. */
export function SessionBar({ session, others, agentName }: SessionBarProps) {
  const { t } = useTranslation('supervision');
  const format = useFormat();
  const users = useUsers();
  const nameOf = (id: string | null) => users?.find((user) => user.id === id)?.name ?? t('someone');
  const names = others.map(({ supervisorId, mode }) =>
    t('otherHere', { name: nameOf(supervisorId), mode: t(`mode.${mode}`) }),
  );
  const isTakenOver = session.mode === 'take-over';
  const former = users?.find(({ id }) => id === session.formerAssigneeId);
  const backTo = former && former.disabledAt === null ? former.name : t('theQueue');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 pt-2 pb-1.5 text-sm">
      {agentName !== null && !isTakenOver && (
        <span className="flex min-w-0 items-center gap-1.5 text-muted">
          <Icon of={session.agentTold ? Eye : EyeOff} size="sm" />
          <span className="truncate">
            {session.agentTold ? t('agentKnows', { name: agentName }) : t('agentUnaware', { name: agentName })}
          </span>
        </span>
      )}
      {names.length > 0 && (
        <span className="min-w-0 truncate text-muted">{t('alsoHere', { names: format.list(names) })}</span>
      )}
      <span className="flex-1" />
      {isTakenOver && (
        <Button size="sm" look="primary" icon={CornerUpLeft} onPress={() => void giveBack(session)}>
          <span className="max-w-48 truncate">{t('giveBack', { name: backTo })}</span>
        </Button>
      )}
      <Button size="sm" onPress={() => void endSession(session)}>
        {isTakenOver ? t('keep') : t('end')}
      </Button>
    </div>
  );
}
