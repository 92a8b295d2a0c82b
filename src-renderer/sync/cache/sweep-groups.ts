import { type EntityName, entityNames } from '#shared/domain/entities.ts';
import { eachRecords, findRecords } from '../db/find-records.ts';
import { findMeta, putMeta } from '../db/meta.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { isInGroup, type RowRecord } from '../db/records.ts';
import { reseal } from '../db/reseal.ts';
import { rowsPerGroup } from '../db/row-groups.ts';
import { countGroups, countRows, groupIds } from '../db/usage.ts';

/** Thin groups sealed anew at once. */
const groupsAtOnce = 16;
const countsAtOnce = 100;

type Members = { entity: EntityName; ids: string[] };

/**
 * A row that is written anew or leaves the view leaves its old words in the group it was sealed in. Deletes groups nobody points
 * into. Where rows have left the view since the last time, what is left of every group with dead words is sealed anew, so that
 * nothing of them stays; else only groups of which less than half is left, once more than half of all that is kept must be dead.
 * Must not run in a turn; takes some, short ones, and reads in steps: whoever writes or asks meanwhile is let through.
 */
export async function sweepGroups(desk: OpenDesk): Promise<void> {
  const { db } = desk;
  // `false`: a sweep was cut off.
  const haveLeft = (await findMeta(db, 'rowsLeft')) !== undefined;
  if (!haveLeft && !(await isMostlyDead(desk))) return;
  // First: what leaves while this looks around counts for the next time.
  if (haveLeft) await putMeta(db, 'rowsLeft', false);
  // Rows come into a group only when it is made: what none of these has below, none gets any more.
  const ids = await groupIds(db);
  const members = await membersOf(desk);
  await db.groups.bulkDelete(ids.filter((id) => !members.has(id)));
  const counts = await countsOf(desk, [...members.keys()]);
  const thin = [...members].filter(([id, { ids }]) => {
    const count = counts.get(id) ?? 0;
    return haveLeft ? ids.length < count : ids.length < count / 2;
  });
  for (let from = 0; from < thin.length; from += groupsAtOnce)
    await desk.turn(() => sealAnew(desk, thin.slice(from, from + groupsAtOnce)));
  await db.transaction('rw', db.meta, async () => {
    if ((await findMeta(db, 'rowsLeft')) === false) await db.meta.delete('rowsLeft');
  });
}

/** How many rows were sealed in each. In steps: a group is some 20 kB. */
async function countsOf({ db }: OpenDesk, ids: readonly number[]): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (let from = 0; from < ids.length; from += countsAtOnce)
    for (const group of await db.groups.bulkGet(ids.slice(from, from + countsAtOnce)))
      if (group) counts.set(group.id, group.count);
  return counts;
}

async function isMostlyDead({ db, cachedMessages }: OpenDesk): Promise<boolean> {
  let rows = cachedMessages;
  for (const entity of entityNames) if (entity !== 'message') rows += await countRows(db.rows(entity));
  return (await countGroups(db)) * rowsPerGroup > 2 * rows + 1_000;
}

async function membersOf({ db }: OpenDesk): Promise<Map<number, Members>> {
  const members = new Map<number, Members>();
  for (const entity of entityNames) {
    for await (const records of eachRecords(db, entity)) {
      for (const { id, body } of records) {
        if (!isInGroup(body)) continue;
        const known = members.get(body.inGroup);
        if (known) known.ids.push(id);
        else members.set(body.inGroup, { entity, ids: [id] });
      }
    }
  }
  return members;
}

async function sealAnew(desk: OpenDesk, thin: readonly [number, Members][]): Promise<void> {
  const { db } = desk;
  const thinIds = new Set(thin.map(([id]) => id));
  for (const entity of new Set(thin.map(([, { entity }]) => entity))) {
    const ids = new Set(thin.flatMap(([, members]) => (members.entity === entity ? members.ids : [])));
    const records = (await findRecords(db, entity, [...ids])).filter(
      (record) => record !== undefined && isInGroup(record.body) && thinIds.has(record.body.inGroup),
    ) as RowRecord[];
    // What does not open is fetched anew with everything.
    if (!(await reseal(desk, entity, records))) return;
  }
  await db.groups.bulkDelete([...thinIds]);
}
