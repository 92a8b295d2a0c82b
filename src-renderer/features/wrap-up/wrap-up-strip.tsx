import { CircleCheckBig, Tag, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { WrapUp } from '#shared/domain/wrap-up.ts';
import { formatDuration } from '../../i18n/format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useDispositions, useLastWrapUp, useMe } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { askLateOutcome, finishWrapUp } from './finish-wrap-up.ts';
import { outcomeGroups } from './outcome-groups.ts';
import { isStillWrappingUp, secondsLeft } from './use-running.ts';

/** Under the header of a resolved conversation: how it ended, and the work after it with its clock and the way out. */
export function WrapUpStrip({ conversation }: { conversation: Conversation }) {
  const wrapUp = useLastWrapUp(conversation.id);
  const meId = useMe()?.id;
  if (!wrapUp || conversation.state !== 'resolved') return null;
  return <Strip wrapUp={wrapUp} isRunning={isStillWrappingUp(wrapUp, conversation)} isOwn={wrapUp.userId === meId} />;
}

function Strip({ wrapUp, isRunning, isOwn }: { wrapUp: WrapUp; isRunning: boolean; isOwn: boolean }) {
  const { t } = useTranslation('wrap-up');
  const now = useNow(1_000);
  const dispositions = useDispositions() ?? [];
  const outcome = dispositions.find(({ id }) => id === wrapUp.dispositionId)?.name ?? null;
  const { others } = outcomeGroups(dispositions, wrapUp.queueId, [], '');
  const left = secondsLeft(wrapUp, now);
  const isTicking = isRunning && left > 0;
  useShortcuts(
    {
      f: { label: t('finish'), group: t('group'), run: () => void finishWrapUp(wrapUp, null) },
      o: { label: t('choose'), group: t('group'), run: () => askLateOutcome(wrapUp) },
    },
    { enabled: isOwn && isTicking },
  );
  // Nothing to say of work that is over and whose outcome nobody asks for.
  if (!isTicking && outcome === null && (others.length === 0 || !isOwn)) return null;
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-accent-soft px-4.5 py-1.5"
    >
      {isTicking && (
        <span className="flex items-center gap-1.5 font-medium text-accent">
          <Icon of={Timer} size="sm" />
          {t('title')}
          <span role="timer" aria-label={t('left', { count: left })} className="font-strong">
            {formatDuration(left * 1000)}
          </span>
        </span>
      )}
      <span className="flex min-w-0 items-center gap-1.5">
        <Icon of={Tag} size="sm" className="text-muted" />
        <span className="truncate">{outcome === null ? t('noOutcome') : t('outcome', { name: outcome })}</span>
      </span>
      <span className="flex-1" />
      {isOwn && others.length > 0 && (
        <Button size="sm" onPress={() => askLateOutcome(wrapUp)} {...(isTicking ? { kbd: 'o' } : {})}>
          {outcome === null ? t('choose') : t('change')}
        </Button>
      )}
      {isOwn && isTicking && (
        <Button size="sm" look="primary" icon={CircleCheckBig} kbd="f" onPress={() => void finishWrapUp(wrapUp, null)}>
          {t('finish')}
        </Button>
      )}
    </section>
  );
}
