import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInScreen } from '../features/sign-in/index.ts';
import { dropPage } from '../first-page/kept-page.ts';
import { usePath } from '../platform/location.ts';
import { firstAnswers, useEarlyReading, useMe, useSyncPart, useSyncStatus } from '../sync/index.ts';
import { ErrorState } from '../ui/screen-state.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { routeOf } from './routes.tsx';
import { Shell } from './shell.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';
import { useBoot } from './use-boot.ts';

/** Who is signed in sees the desk, with or without a connection; everybody else the way in. */
export function SessionGate() {
  const { t } = useTranslation('app');
  const boot = useBoot();
  const userId = useSyncPart((state) => state.userId);
  // What was kept may be shown without asking: it carries the same limit.
  const isKept = firstAnswers() !== null;
  const mayReadEarly = useEarlyReading(!isKept && boot.name === 'starting' && boot.isSessionKept);
  const isNobody = userId === null;
  useEffect(() => {
    // What was shown of yesterday is not shown to whoever sits here next.
    if (isNobody) dropPage();
  }, [isNobody]);
  if (boot.name === 'failed') {
    return (
      <ErrorState title={t('boot.failed')} onRetry={() => globalThis.location.reload()}>
        <p>{t('boot.hint')}</p>
        <p className="mt-2 text-xs select-text">{boot.message}</p>
      </ErrorState>
    );
  }
  if (boot.name === 'starting' || userId === undefined) {
    // The cache is on this computer and its agent signed in: the desk does not wait for its engine to show it.
    return mayReadEarly || isKept ? <Screen /> : <ShellSkeleton />;
  }
  return userId === null ? <WayIn server={boot.server} isForgetful={boot.isForgetful} /> : <Screen />;
}

function WayIn({ server, isForgetful }: { server: string | null; isForgetful: boolean }) {
  const status = useSyncStatus()?.status;
  const ended = status?.name === 'signed-out' ? status : null;
  return (
    <SignInScreen
      server={server}
      reason={ended?.reason ?? null}
      by={ended?.by}
      words={ended?.words}
      isForgetful={isForgetful}
    />
  );
}

/**
 * A bare screen stands alone: no frame, and nothing that rings or names customers over it. Drawn for reasons of its own only: the
 * engine speaks at every page that comes.
 */
const Screen = memo(function Screen() {
  const route = routeOf(usePath());
  const me = useMe();
  if (!route.isBare) return <Shell />;
  if (me === undefined) return <ShellSkeleton />;
  return me && route.may?.(me.role) ? <ErrorBoundary>{route.element}</ErrorBoundary> : <Shell />;
});
