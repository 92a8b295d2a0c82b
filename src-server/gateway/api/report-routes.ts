import { z } from 'zod';
import { channelIdSchema } from '#shared/domain/channel-id.ts';
import { figureInfo } from '#shared/domain/figure-info.ts';
import { epochMs, idSchema } from '#shared/lib/ids.ts';
import type { Floor } from '../../reporting/index.ts';
import { type ApiRoute, apiRoute } from './route.ts';

const whole = z.coerce.number().pipe(epochMs);
const reportedFigure = z.object({
  name: z.string(),
  value: z.number().nullable().describe('In `unit`; null: nothing to count, or without meaning in this scope'),
  of: z.number().nullable().describe('On how many a mean or share rests; occupancy: ms'),
  unit: z.enum(['count', 'ms', 'since', 'share']),
  definition: z.string(),
});

/** The figures of the past, by the same rules as on the live floor. */
export const reportRoutes = ({ floor }: { floor: Pick<Floor, 'report'> }): ApiRoute[] => [
  apiRoute({
    method: 'GET',
    path: '/reports/figures',
    tag: 'Reports',
    summary: 'Figures of a period, each with its definition (leads and above)',
    query: z.object({
      from: whole.describe('Epoch milliseconds, inclusive'),
      to: whole.describe('Epoch milliseconds, exclusive; at most 93 days later'),
      queueId: idSchema.optional(),
      teamId: idSchema.optional(),
      channel: channelIdSchema.optional(),
    }),
    answer: z.object({ from: epochMs, to: epochMs, figures: z.array(reportedFigure) }),
    async run({ query: { from, to, queueId = null, teamId = null, channel = null }, session }) {
      const values = await floor.report(session.actor, { start: from, end: to }, { queueId, teamId, channel });
      const figures = (Object.keys(values) as (keyof typeof values)[]).map((name) => {
        const { unit, definition } = figureInfo[name];
        return { name, ...values[name], unit, definition };
      });
      return { from, to, figures };
    },
  }),
];
