import { z } from 'zod';
import { auditActionSchema, auditPageSchema, auditQuerySchema } from '#shared/domain/audit-entry.ts';
import { epochMs, idSchema } from '#shared/lib/ids.ts';
import type { Store } from '../../store/index.ts';
import { listAudit } from '../../supervision/index.ts';
import { type ApiRoute, apiRoute } from './route.ts';

const whole = z.coerce.number().pipe(epochMs);

/** The audit for integrators: the same rows and the same reader's rule as on the desk. */
export const auditRoutes = ({ store }: { store: Store }): ApiRoute[] => [
  apiRoute({
    method: 'GET',
    path: '/audit',
    tag: 'Audit',
    summary: 'What people in charge did, newest first (supervisors and administrators)',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50).describe('Rows a page'),
      cursor: z.string().max(120).optional().describe('`next` of the page before'),
      action: auditActionSchema.optional(),
      actorId: idSchema.optional().describe('Who did it'),
      userId: idSchema.optional().describe('The colleague it was done to'),
      conversationId: idSchema.optional(),
      from: whole.optional().describe('Epoch milliseconds, inclusive'),
      to: whole.optional().describe('Epoch milliseconds, inclusive'),
    }),
    answer: z.object({ items: auditPageSchema.shape.entries, next: auditPageSchema.shape.next }),
    async run({ query, session }) {
      const { cursor, action, ...filters } = query;
      const wanted = auditQuerySchema.parse({ ...filters, actions: action ? [action] : [], before: cursor ?? null });
      const { entries, next } = await listAudit(store.db, session.actor, wanted);
      return { items: entries, next };
    },
  }),
];
