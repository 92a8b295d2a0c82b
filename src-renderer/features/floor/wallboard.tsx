import { CloudOff, Minimize2, Moon, Pause, Play, Sun } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureName } from '#shared/domain/figure-info.ts';
import { type FloorScope, wholeFloor } from '#shared/domain/floor-scope.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { goTo } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import { useQueues } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { applyTheme } from '../../ui/theme.ts';
import { hideToasts } from '../../ui/toast.tsx';
import { useFreshness, useScopeFigures, useWatchFloor } from './floor-feed.ts';
import { floorPath } from './floor-path.ts';
import { underRule, useFloorView } from './floor-view.ts';
import { mostQueues } from './queue-lines.ts';
import { useScopeName } from './use-figure-words.ts';
import { useRotation } from './use-rotation.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { WallFigure } from './wall-figure.tsx';
import { WallQueues } from './wall-queues.tsx';

/** What is shown to a room: counts and times, never a customer. */
const wallFigures: readonly FigureName[] = [
  'waiting',
  'longestWait',
  'serviceLevelOffered',
  'answered',
  'abandonRate',
  'available',
];

function leave(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  goTo(floorPath);
}

/** The floor for a wall: large, dark, one scope after another, for as long as nobody presses Escape. */
export function Wallboard() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const now = useNow();
  const queues = useQueues();
  const nameOf = useScopeName();
  const rule = useFloorView((view) => view.rule);
  const [isDark, setIsDark] = useState(true);
  const freshness = useFreshness();
  useWakeLock();
  const scopes = useMemo(
    (): FloorScope[] => [
      wholeFloor,
      ...(queues ?? []).slice(0, mostQueues).map(({ id }) => ({ ...wholeFloor, queueId: id })),
    ],
    [queues],
  );
  useWatchFloor(scopes, false);
  const { at, isHeld, go, hold } = useRotation(scopes.length);
  const scope = scopes[at] ?? wholeFloor;
  const told = useScopeFigures(scope);

  useEffect(hideToasts, []);
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    return () => applyTheme();
  }, [isDark]);
  useEffect(() => {
    const hear = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
      else if (key === 'ArrowRight') go(1);
      else if (key === 'ArrowLeft') go(-1);
      else if (key === ' ') hold();
    };
    // A browser in full screen keeps Escape to itself and only says that it is over.
    const shrunk = () => document.fullscreenElement === null && leave();
    document.addEventListener('keydown', hear);
    document.addEventListener('fullscreenchange', shrunk);
    return () => {
      document.removeEventListener('keydown', hear);
      document.removeEventListener('fullscreenchange', shrunk);
    };
  });

  return (
    <main aria-label={t('wallboard.title')} className="group/wall flex h-full flex-col gap-[2vh] bg-bg p-[2.5vh]">
      <header className="flex items-center gap-[2vw]">
        <h1 className="min-w-0 flex-1 truncate text-[clamp(1.5rem,5vh,5rem)] leading-tight font-strong">
          {nameOf(scope)}
        </h1>
        {freshness.name === 'stale' && (
          <p role="status" className="flex items-center gap-[0.6vw] text-[clamp(1rem,3vh,3rem)] font-strong text-bad">
            <Icon of={CloudOff} size="xl" />
            {freshness.asOf === null ? t('stale.never') : t('stale.since', { time: format.clock(freshness.asOf) })}
          </p>
        )}
        <div className="flex gap-1 opacity-0 group-focus-within/wall:opacity-100 group-hover/wall:opacity-100">
          <IconButton
            icon={isHeld ? Play : Pause}
            size="lg"
            label={t(isHeld ? 'wallboard.go' : 'wallboard.hold')}
            onPress={hold}
          />
          <IconButton
            icon={isDark ? Sun : Moon}
            size="lg"
            label={t(isDark ? 'wallboard.light' : 'wallboard.dark')}
            onPress={() => setIsDark(!isDark)}
          />
          <IconButton icon={Minimize2} size="lg" label={t('wallboard.leave')} onPress={leave} />
        </div>
        <time className="text-[clamp(1.25rem,4vh,4rem)] text-muted">{format.time(now)}</time>
      </header>
      <dl className="grid min-h-0 flex-1 grid-cols-3 grid-rows-2 gap-[2vh] max-[759px]:grid-cols-2 max-[759px]:grid-rows-3">
        {wallFigures.map((name) => (
          <WallFigure key={name} name={underRule(name, rule)} told={told} />
        ))}
      </dl>
      <WallQueues scopes={scopes.slice(1)} shown={scope.queueId} />
    </main>
  );
}
