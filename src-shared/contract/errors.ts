import { z } from 'zod';

/** Why the server would not do a named action. Closed: the desk has words for each in every language. */
export const refusalCodes = [
  'forbidden',
  'not-found',
  'invalid',
  'stale',
  'conflict',
  'too-late',
  'window-closed',
  'too-long',
  'empty',
  'inbox-disabled',
  'disposition-required',
  'unknown-action',
] as const;
export const refusalCodeSchema = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

/** `detail` is English for logs and API users; the desk shows its own words for the code. */
export const refusalSchema = z.object({ code: refusalCodeSchema, detail: z.string().max(600) });
export type Refusal = z.infer<typeof refusalSchema>;

/** What a request over socket or HTTP may fail with, besides an action's refusal. */
export const requestErrorCodes = [
  'bad-request',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'too-many-requests',
  'update-required',
  /** Practice customers may write to a practice inbox only. */
  'not-for-practice',
  'internal',
] as const;
export const requestErrorSchema = z.object({ code: z.enum(requestErrorCodes), message: z.string() });
export type RequestError = z.infer<typeof requestErrorSchema>;

export const httpStatusOf: Record<RequestError['code'], number> = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many-requests': 429,
  'update-required': 426,
  'not-for-practice': 409,
  internal: 500,
};
