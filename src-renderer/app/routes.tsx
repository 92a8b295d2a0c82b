import { Activity, ContactRound, Headphones, Inbox, Monitor, Settings, SlidersHorizontal } from 'lucide-react';
import type { ReactElement } from 'react';
import { mayEditContent, type Role, seesEverything } from '#shared/domain/role.ts';
import { maySupervise } from '#shared/domain/supervision.ts';
import { AdminScreen } from '../features/admin/index.ts';
import { CustomerScreen } from '../features/customer-card/index.ts';
import { FloorScreen, Wallboard, wallboardPath } from '../features/floor/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';
import { SupervisionScreen } from '../features/supervision/index.ts';
import type { IconProps } from '../ui/icon.tsx';
import { Desk } from './desk.tsx';

export interface Route {
  /** The path's first words; `conversations` answers `#/conversations/<id>`. The first route is where the desk starts. */
  path: string;
  /** Key of its name in `app`. */
  name: string;
  icon: IconProps['of'];
  /** Below the line in the rail: what one keeps in order rather than works at. */
  isKept?: boolean;
  may?: (role: Role) => boolean;
  /** Without the frame around it and not in the rail: a screen of its own. */
  isBare?: boolean;
  /** Reads the rest of the path (an id, a page) itself. */
  element: ReactElement;
}

/** One line a feature. Deleting a feature deletes its line. */
export const routes: readonly [Route, ...Route[]] = [
  { path: 'conversations', name: 'route.conversations', icon: Inbox, element: <Desk /> },
  { path: 'customers', name: 'route.customers', icon: ContactRound, element: <CustomerScreen /> },
  { path: 'floor', name: 'route.floor', icon: Activity, may: seesEverything, element: <FloorScreen /> },
  {
    path: wallboardPath,
    name: 'route.wallboard',
    icon: Monitor,
    isBare: true,
    may: seesEverything,
    element: <Wallboard />,
  },
  {
    path: 'supervision',
    name: 'route.supervision',
    icon: Headphones,
    may: maySupervise,
    element: <SupervisionScreen />,
  },
  {
    path: 'admin',
    name: 'route.admin',
    icon: SlidersHorizontal,
    isKept: true,
    may: mayEditContent,
    element: <AdminScreen />,
  },
  { path: 'settings', name: 'route.settings', icon: Settings, isKept: true, element: <SettingsScreen /> },
];

export const routeOf = (path: string): Route =>
  routes.find((route) => path === route.path || path.startsWith(`${route.path}/`)) ?? routes[0];
