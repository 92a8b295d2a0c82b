import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { type FloorScope, scopeKey } from '#shared/domain/floor-scope.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { figureValue, formatFigure } from './figure-format.ts';
import { useFloorFeed } from './floor-feed.ts';
import { useScopeName } from './use-figure-words.ts';
import { WaitedFor } from './waited-for.tsx';

/** How many fit in one line of a wall; those with the longest waits are the ones that matter. */
const mostShown = 8;

/** Every queue in two numbers, whichever one is large at the moment: a full queue must not wait for its turn to be seen. */
export function WallQueues({ scopes, shown }: { scopes: readonly FloorScope[]; shown: string | null }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const told = useFloorFeed((feed) => feed.scopes);
  const nameOf = useScopeName();
  const lines = scopes.map((scope) => {
    const of = told[scopeKey(scope)];
    return { scope, of, since: figureValue(of?.figures, 'longestWait'), waiting: figureValue(of?.figures, 'waiting') };
  });
  const first = [...lines].sort(
    (a, b) => (a.since ?? Number.POSITIVE_INFINITY) - (b.since ?? Number.POSITIVE_INFINITY),
  );
  return (
    <ul aria-label={t('queues')} className="flex flex-wrap gap-[1vw]">
      {first.slice(0, mostShown).map(({ scope, of, since, waiting }) => (
        <li
          key={scopeKey(scope)}
          className={clsx(
            'flex min-w-0 flex-1 items-baseline justify-between gap-[1vw] rounded-2xl border-2 bg-panel px-[1.2vw] py-[1vh] text-[clamp(0.9rem,2.6vh,2.5rem)]',
            scope.queueId === shown ? 'border-accent' : 'border-panel',
          )}
        >
          <span className="truncate text-muted">{nameOf(scope)}</span>
          <span className="flex items-baseline gap-[0.8vw] font-strong">
            {formatFigure('count', waiting, format)}
            <WaitedFor since={since} target={of?.target} />
          </span>
        </li>
      ))}
    </ul>
  );
}
