import { clsx } from 'clsx';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { currentPath, goTo, onPath } from '../platform/location.ts';
import { useMe, useViewCounts } from '../sync/index.ts';
import { CountBadge } from '../ui/count-badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { type Route, routeOf, routes } from './routes.tsx';
import { SettingsMenu } from './settings-menu.tsx';

/** The screens, one below the other; what is kept in order stands below the line. */
export function Rail() {
  const { t } = useTranslation('app');
  const me = useMe();
  const unread = useViewCounts()?.mineUnread ?? 0;
  // Coming back to a screen comes back to what was open there.
  const latest = useRef(new Map<string, string>());
  const current = useSyncExternalStore(onPath, () => routeOf(currentPath()));
  useEffect(() => {
    const note = () => latest.current.set(routeOf(currentPath()).path, currentPath());
    note();
    return onPath(note);
  }, []);
  const allowed = routes.filter((route) => !route.isBare && (!route.may || (me && route.may(me.role))));
  const entry = (route: Route) => (
    <li key={route.path} className="relative">
      <IconButton
        icon={route.icon}
        size="lg"
        label={t(route.name)}
        isActive={route === current}
        {...(route === current ? { 'aria-current': 'page' as const } : {})}
        onPress={() => goTo(latest.current.get(route.path) ?? route.path)}
      />
      {route === routes[0] && (
        <span className="pointer-events-none absolute top-0 -right-0.5">
          <CountBadge count={unread} label={t('unread', { count: unread })} />
        </span>
      )}
    </li>
  );
  const daily = allowed.filter(({ isKept }) => !isKept);
  const kept = allowed.filter(({ isKept }) => isKept);
  return (
    <nav aria-label={t('screens')} className="flex w-14 shrink-0 flex-col items-center border-r bg-panel py-2.5">
      <ul className="flex flex-col gap-1.5">{daily.map(entry)}</ul>
      <ul className={clsx('mt-3 flex flex-col gap-1.5', kept.length > 0 && 'border-t pt-3')}>{kept.map(entry)}</ul>
      <span className="flex-1" />
      <SettingsMenu />
    </nav>
  );
}
