import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useSlaClock } from '../../sync/index.ts';
import { SlaPill } from '../../ui/sla-pill.tsx';
import { openPromises, type PromiseTimer } from './promise-timers.ts';
import { replyDue } from './reply-due.ts';

/** A list row's timer: the next promise to break, or that all of them stand still. Nothing when nothing is owed. */
export function PromisePill({ conversation, clock }: { conversation: Conversation; clock: SlaClock | null }) {
  const [next] = openPromises(conversation, clock);
  return next ? <Timer timer={next} /> : null;
}

/** Every promise of a conversation, each by its name. */
export function PromisePills({ conversation }: { conversation: Conversation }) {
  const clock = useSlaClock(conversation.id);
  if (clock === undefined) return null;
  return openPromises(conversation, clock).map((timer) => <Timer key={timer.target} timer={timer} isNamed />);
}

/** Ticks by itself on the shared clock, so that nothing around it is drawn again. */
function Timer({
  timer: { target, dueAt, warnAt, since },
  isNamed = false,
}: {
  timer: PromiseTimer;
  isNamed?: boolean;
}) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const coarse = useNow(15_000);
  const isNear = dueAt !== null && Math.abs(dueAt - coarse) < 3_700_000;
  const now = useNow(isNear ? 1_000 : 15_000);
  const name = t(`due.${target}`);
  const shown = isNamed ? { name } : target === 'resolution' ? { icon: CircleCheck } : {};
  if (dueAt === null) {
    const when = since === null ? '' : format.moment(since, now);
    return <SlaPill text={t('due.paused')} state="paused" promise={t('due.pausedSince', { name, when })} {...shown} />;
  }
  const { text, state } = replyDue(dueAt, since, now, format, warnAt);
  return (
    <SlaPill text={text} state={state} promise={t('due.at', { name, when: format.moment(dueAt, now) })} {...shown} />
  );
}
