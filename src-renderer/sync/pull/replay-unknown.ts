import { protocolVersion } from '#shared/contract/version.ts';
import { nameOf } from '../codec.ts';
import { findMeta } from '../db/meta.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { applyChanges } from './apply-changes.ts';
import { prepareChanges } from './prepare.ts';

/**
 * After an update: looks again at the changes an older version could not read (what is still unreadable stays parked), and lets
 * the next connection take a fresh snapshot, because rows on disk have the older version's shape. Until then they are shown.
 */
export async function replayUnknown(desk: OpenDesk): Promise<void> {
  const writtenBy = await findMeta(desk.db, 'protocol');
  if (writtenBy === protocolVersion) return;
  const parked = await desk.db.unknownChanges.toArray();
  const rows = await desk.codec.open(
    parked.map(({ body }) => body),
    parked.map(({ entity, id }) => nameOf('unknown', entity, id)),
  );
  const changes = parked.flatMap(({ entity, id }, index) =>
    rows[index] === undefined ? [] : [{ entity, id, row: rows[index] }],
  );
  const prepared = await prepareChanges(desk.codec, changes);
  await desk.turn(async () => {
    await applyChanges(desk, prepared, { meta: { protocol: protocolVersion, cursor: null, snapshot: null } });
    desk.cursor = null;
    desk.snapshot = null;
  });
}
