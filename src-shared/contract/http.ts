import { z } from 'zod';
import { userSchema } from '../domain/user.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { snapshotAnswerSchema, snapshotRequestSchema } from './sync.ts';

/** `POST /api/v1/sessions`: the desk's sign-in and an integrator's are the same call. */
export const signInRequestSchema = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(200),
  /** What the session list shows: "Parley desktop on ANA-PC". */
  device: z.string().trim().min(1).max(120),
  /** Asks for the first page of a snapshot, of so many rows: a new computer has an inbox to show without another question. */
  firstPageRows: snapshotRequestSchema.shape.limit.optional(),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

export const signInAnswerSchema = z.object({
  token: z.string(),
  sessionId: idSchema,
  expiresAt: epochMs,
  user: userSchema,
  /** What `sync:snapshot` answers to `page: null`, where it was asked for. */
  firstPage: snapshotAnswerSchema.optional(),
});
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;
