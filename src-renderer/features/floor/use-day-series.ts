import { useEffect, useState } from 'react';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { request, useSyncStatus } from '../../sync/index.ts';

/** A day's line moves slowly; its end is the live figure, which needs no asking. */
const againMs = 60_000;

export type DayPoint = { at: number; value: number | null };
export type DaySeries = Readonly<Partial<Record<FigureName, readonly DayPoint[]>>>;

const none: DaySeries = {};

/** The day so far of these figures, asked again every minute and on every new line. The last answer stays while none comes. */
export function useDaySeries(scope: FloorScope, figures: readonly FigureName[]): DaySeries {
  const question = JSON.stringify({ scope, figures });
  const isLive = useSyncStatus()?.status.name === 'live';
  const [answer, setAnswer] = useState<{ question: string; series: DaySeries }>({ question, series: none });
  useEffect(() => {
    if (!isLive) return undefined;
    let isCurrent = true;
    const ask = async () => {
      const asked = await request('floor:day', JSON.parse(question));
      if (!isCurrent || !asked.ok) return;
      const { day, stepMs, series } = asked.value;
      const lines = series.map(({ figure, points }) => [
        figure,
        points.map((value, index): DayPoint => ({ at: day.start + index * stepMs, value })),
      ]);
      setAnswer({ question, series: Object.fromEntries(lines) });
    };
    void ask();
    const timer = setInterval(() => void ask(), againMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [question, isLive]);
  return answer.question === question ? answer.series : none;
}
