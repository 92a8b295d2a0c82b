import { Inbox } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Role } from '#shared/domain/role.ts';
import type { IconProps } from '../ui/icon.tsx';
import { Desk } from './desk.tsx';

export interface Route {
  /** The path's first words; `conversations` answers `#/conversations/<id>`. The first route is where the desk starts. */
  path: string;
  /** Key of its name in `app`. */
  name: string;
  icon: IconProps['of'];
  /** Below the line in the rail: what one keeps in order rather than works at. */
  isAdmin?: boolean;
  may?: (role: Role) => boolean;
  element: ReactElement;
}

/** One line a feature. Deleting a feature deletes its line. */
export const routes: readonly [Route, ...Route[]] = [
  { path: 'conversations', name: 'route.conversations', icon: Inbox, element: <Desk /> },
];

export const routeOf = (path: string): Route =>
  routes.find((route) => path === route.path || path.startsWith(`${route.path}/`)) ?? routes[0];
