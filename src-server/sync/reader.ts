import { canSee } from '#shared/domain/conversation.ts';
import type { Row } from '#shared/domain/entities.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';

/** Who reads: the same rule for pull, push, snapshot and every request. */
export type Reader = Actor;

/** What a reader's view depends on, as a text that changes when it does. */
export const scopeOf = (reader: Reader): string =>
  seesEverything(reader.role)
    ? `all:${reader.userId}`
    : `queues:${reader.userId}:${[...reader.queueIds].sort().join(',')}`;

type Place = Pick<Row<'conversation'>, 'queueId' | 'assigneeId'>;

/** What decides about one change: its conversation as it is and as it was before, or its owner. */
export interface Visibility {
  conversationId: string | null;
  place: Place | null;
  placesBefore: readonly Place[];
  userId: string | null;
  /** Colleagues who see it besides the readers of its conversation. */
  memberIds?: readonly string[];
  entity: string;
}

/** Rows of one colleague that those above see as well. */
const seenFromAbove: ReadonlySet<string> = new Set(['offer', 'supervision', 'raisedHand', 'bulkAction']);

/** `enter`: the reader sees it only since this change. `leave`: no longer. `none`: never did. */
export type View = 'see' | 'enter' | 'leave' | 'none';

export function viewOf(
  reader: Reader,
  { conversationId, place, placesBefore, userId, memberIds, entity }: Visibility,
): View {
  if (userId !== null)
    return userId === reader.userId || (seenFromAbove.has(entity) && seesEverything(reader.role)) ? 'see' : 'none';
  if (memberIds?.includes(reader.userId)) return 'see';
  if (conversationId === null) return 'see';
  if (place === null) return 'leave';
  const now = canSee(reader, place);
  if (placesBefore.length === 0) return now ? 'see' : 'none';
  const seen = placesBefore.map((earlier) => canSee(reader, earlier));
  // Out of sight for a moment between two of these changes, it may have been taken away, or never have been brought.
  if (now) return seen.every(Boolean) ? 'see' : 'enter';
  return seen.some(Boolean) ? 'leave' : 'none';
}
