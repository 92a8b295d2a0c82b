import { z } from 'zod';

/** How far the folder has been read. UIDs mean something only together with their UIDVALIDITY (RFC 3501, 2.3.1.1). */
const mailboxStateSchema = z.object({
  uidValidity: z.string(),
  lastUid: z.number().int().nonnegative(),
  /** When the newest mail read so far had arrived, epoch ms; where to look again after the UIDs have changed. */
  lastReceivedAt: z.number().int().nonnegative().nullable(),
});
export type MailboxState = z.infer<typeof mailboxStateSchema>;

/** Null for an inbox that never read, and for a state nobody understands: then it starts anew and the sink knows the duplicates. */
export const parseMailboxState = (stored: unknown): MailboxState | null =>
  mailboxStateSchema.safeParse(stored).data ?? null;

const dayMs = 86_400_000;
/** A mailbox connected for the first time may hold years of mail; what came just before is still waiting for an answer. */
const firstLookMs = 3 * dayMs;
/** Server clocks, time zones (SINCE knows only days) and mails moved in later. */
const marginMs = 2 * dayMs;

type Search = { uid: string } | { since: Date };

/** Which mails to ask the server for: by UID while the numbering holds, else by date, from a margin before the last one read. */
export function searchFor(state: MailboxState | null, uidValidity: string, now: number): Search {
  if (state && state.uidValidity === uidValidity) return { uid: `${state.lastUid + 1}:*` };
  return { since: new Date(state?.lastReceivedAt ? state.lastReceivedAt - marginMs : now - firstLookMs) };
}
