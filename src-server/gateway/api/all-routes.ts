import type { MutationRunner } from '../../sync/index.ts';
import { createAct } from './act.ts';
import { auditRoutes } from './audit-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { customerRoutes } from './customer-routes.ts';
import { houseRoutes } from './house-routes.ts';
import { reportRoutes } from './report-routes.ts';
import type { ApiRoute } from './route.ts';
import { voucherRoutes } from './voucher-routes.ts';

type Rooms = { mutations: MutationRunner } & Parameters<typeof houseRoutes>[0] & Parameters<typeof reportRoutes>[0];

/** Every operation of the REST API, in the order in which its document lists them. */
export function allRoutes({ mutations, ...rooms }: Rooms): ApiRoute[] {
  const written = { store: rooms.store, act: createAct(mutations) };
  return [
    ...conversationRoutes(written),
    ...customerRoutes(written),
    ...contentRoutes(written),
    ...houseRoutes(rooms),
    ...voucherRoutes(written),
    ...auditRoutes(rooms),
    ...reportRoutes(rooms),
  ];
}
