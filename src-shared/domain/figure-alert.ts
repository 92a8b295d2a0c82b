import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { figureNameSchema } from './figure-info.ts';
import { floorScopeSchema } from './floor-scope.ts';

/** A figure that leads want to be told about. Kept by leads and above. */
export const figureAlertSchema = z.object({
  id: idSchema,
  name: z.string().max(80),
  scope: floorScopeSchema,
  figure: figureNameSchema,
  direction: z.enum(['above', 'below']),
  /** In the figure's unit; `longestWait` in ms of waiting. */
  value: z.number().min(0),
  /** Where it counts as over again: a figure that trembles around `value` tells once. Null: `value` itself. */
  clearValue: z.number().min(0).nullable(),
  /** It has to hold this long before anybody is told. */
  forSeconds: z.number().int().min(0).max(3_600),
  /** Who is told; empty: every lead and above. */
  userIds: z.array(idSchema).max(200),
  enabled: z.boolean(),
});
export type FigureAlert = z.infer<typeof figureAlertSchema>;

/** What a lead's desktop is told, once a crossing: `raised`, and `cleared` when it is over. */
export const figureAlertPushSchema = z.object({
  alertId: idSchema,
  name: z.string(),
  kind: z.enum(['raised', 'cleared']),
  scope: floorScopeSchema,
  figure: figureNameSchema,
  direction: z.enum(['above', 'below']),
  threshold: z.number(),
  /** In the figure's unit (`longestWait` in ms) when it was told. */
  value: z.number().nullable(),
  at: epochMs,
});
export type FigureAlertPush = z.infer<typeof figureAlertPushSchema>;
