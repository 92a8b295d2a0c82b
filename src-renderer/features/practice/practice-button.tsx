import { GraduationCap } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { seesEverything } from '#shared/domain/role.ts';
import { useIsLive, useMe, useWorkspace } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { PracticePanel } from './practice-panel.tsx';
import { askPractice, usePracticeView } from './practice-store.ts';

/** For leads of a sample workspace: whether invented customers write in, and the switch for it one click away. */
export function PracticeButton() {
  const { t } = useTranslation('practice');
  const role = useMe()?.role;
  const isSample = useWorkspace()?.sample === true;
  const isOffered = isSample && role !== undefined && seesEverything(role);
  const isLive = useIsLive();
  const hasInbox = usePracticeView(({ state }) => state?.inboxId != null);
  const isRunning = usePracticeView(({ state }) => state?.running != null);
  // Asked again after every gap: what was pushed meanwhile went unheard.
  useEffect(() => {
    if (isOffered && isLive) void askPractice();
  }, [isOffered, isLive]);
  if (!isOffered || !hasInbox) return null;
  return (
    <Popover
      label={t('title')}
      placement="bottom end"
      className="w-80"
      trigger={
        <Button icon={GraduationCap} className={isRunning ? 'border-warn text-warn' : ''}>
          {t(isRunning ? 'isRunning' : 'title')}
        </Button>
      }
    >
      <PracticePanel />
    </Popover>
  );
}
