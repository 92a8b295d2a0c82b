import { z } from 'zod';
import { parseChange, type WireChange } from '#shared/contract/sync.ts';
import { type Conversation, conversationSchema } from '#shared/domain/conversation.ts';
import { type Customer, customerSchema } from '#shared/domain/customer.ts';
import { type SlaClock, slaClockSchema } from '#shared/domain/sla-clock.ts';
import { userSchema } from '#shared/domain/user.ts';
import { workspaceSchema } from '#shared/domain/workspace.ts';
import { joinRow } from '../read/joined-row.ts';

/** What a new computer's inbox is drawn from while its first rows are written: who is signed in, and the lists' rows. */
export const firstRowsSchema = z.object({
  /** The name of the database they are for. */
  desk: z.string(),
  me: userSchema,
  workspace: workspaceSchema,
  rows: z.array(
    z.object({
      conversation: conversationSchema,
      customer: customerSchema.nullable(),
      clock: slaClockSchema.nullable(),
      unread: z.boolean(),
      readPosition: z.number().int(),
    }),
  ),
});
export type FirstRows = z.infer<typeof firstRowsSchema>;

/** The first page of a snapshot as `readListRows` would find it once it is written; null when it does not say who `userId` is. */
export function firstRowsOf(
  changes: readonly WireChange[],
  { desk, userId }: { desk: string; userId: string },
): FirstRows | null {
  let me: FirstRows['me'] | null = null;
  let workspace: FirstRows['workspace'] | null = null;
  const conversations: Conversation[] = [];
  const customers = new Map<string, Customer>();
  const clocks = new Map<string, SlaClock>();
  const positions = new Map<string, number>();
  for (const wire of changes) {
    const parsed = parseChange(wire);
    if (parsed.kind === 'unknown' || parsed.change.row === null) continue;
    const { entity, row } = parsed.change;
    if (entity === 'user' && row.id === userId) me = row;
    else if (entity === 'workspace') workspace = row;
    else if (entity === 'conversation') conversations.push(row);
    else if (entity === 'customer') customers.set(row.id, row);
    else if (entity === 'slaClock') clocks.set(row.id, row);
    else if (entity === 'readMark' && row.userId === userId) positions.set(row.conversationId, row.position);
  }
  if (me === null || workspace === null) return null;
  const rows = conversations.map((conversation) => {
    const { id, customerId } = conversation;
    return joinRow(conversation, {
      customer: customers.get(customerId),
      clock: clocks.get(id),
      readPosition: positions.get(id),
    });
  });
  return { desk, me, workspace, rows };
}
