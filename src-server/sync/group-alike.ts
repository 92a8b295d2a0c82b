import type { LoggedChange } from './read-changes.ts';
import { type Reader, viewOf } from './reader.ts';

export interface ReaderGroup {
  /** Any of them: they get the same rows. */
  reader: Reader;
  /** Whether there is anything in it for them. */
  sees: boolean;
  socketIds: string[];
}

/** What readers have in common as long as no row names one of them. Kept: a reader's object stays the same for a session. */
const kinds = new WeakMap<Reader, string>();

function kindOf(reader: Reader): string {
  const known = kinds.get(reader);
  if (known !== undefined) return known;
  const kind = `${reader.role}:${[...reader.queueIds].sort().join(',')}`;
  kinds.set(reader, kind);
  return kind;
}

/**
 * Groups readers who get the same rows of these changes, so that each payload is made and encoded once. Of a thousand readers
 * only those are looked at one by one whom a row names; the others are alike when role and queues are.
 */
export function groupAlike(
  changes: readonly LoggedChange[],
  subscribers: Iterable<{ socketId: string; reader: Reader }>,
): ReaderGroup[] {
  const named = namedUsers(changes);
  const keys = new Map<string, string>();
  const groups = new Map<string, ReaderGroup>();
  for (const { socketId, reader } of subscribers) {
    const kind = named.has(reader.userId) ? `${kindOf(reader)}:${reader.userId}` : kindOf(reader);
    let key = keys.get(kind);
    if (key === undefined) {
      key = changes.map(({ visibility }) => viewOf(reader, visibility)[0]).join('');
      keys.set(kind, key);
    }
    const group = groups.get(key);
    if (group) group.socketIds.push(socketId);
    else groups.set(key, { reader, sees: /[^n]/.test(key), socketIds: [socketId] });
  }
  return [...groups.values()];
}

/** Everybody whom `viewOf` may tell from others of the same role and queues. */
function namedUsers(changes: readonly LoggedChange[]): Set<string> {
  const named = new Set<string>();
  for (const { visibility } of changes) {
    const { userId, memberIds, place, placesBefore } = visibility;
    if (userId !== null) named.add(userId);
    for (const id of memberIds ?? []) named.add(id);
    for (const { assigneeId } of place === null ? placesBefore : [place, ...placesBefore])
      if (assigneeId !== null) named.add(assigneeId);
  }
  return named;
}
