import type { BusinessHours } from '#shared/domain/business-hours.ts';
import type { Disposition } from '#shared/domain/disposition.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { defaultFloorPolicy, type FloorPolicy } from '#shared/domain/floor-policy.ts';
import type { KeywordRule } from '#shared/domain/keyword-rule.ts';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import type { SlaPolicy } from '#shared/domain/sla-policy.ts';
import { defaultSupervisionPolicy, type SupervisionPolicy } from '#shared/domain/supervision.ts';
import { listRows } from '../db/row-store.ts';
import { share, useShared } from './use-shared.ts';

/** A small table read whole, by the order its makers gave it. */
const shareSorted = <E extends EntityName>(entity: E, compare: (a: Row<E>, b: Row<E>) => number) =>
  share(async (desk) => (await listRows(desk, entity)).sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1)), 100);

const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

const businessHours = shareSorted('businessHours', (a, b) => a.name.localeCompare(b.name));
const slaPolicies = shareSorted('slaPolicy', byOrder);
const keywordRules = shareSorted('keywordRule', byOrder);
const dispositions = shareSorted('disposition', byOrder);
const queueRules = share(
  async (desk): Promise<ReadonlyMap<string, QueueRules>> =>
    new Map((await listRows(desk, 'queueRules')).map((row) => [row.id, row])),
  100,
);
const floorPolicy = share(async (desk) => (await listRows(desk, 'floorPolicy'))[0] ?? defaultFloorPolicy, 100);
const supervisionPolicy = share(
  async (desk) => (await listRows(desk, 'supervisionPolicy'))[0] ?? defaultSupervisionPolicy,
  100,
);

export const useBusinessHours = (): readonly BusinessHours[] | undefined => useShared(businessHours);
export const useSlaPolicies = (): readonly SlaPolicy[] | undefined => useShared(slaPolicies);
export const useKeywordRules = (): readonly KeywordRule[] | undefined => useShared(keywordRules);
/** In the order of the list an agent chooses from, retired ones too: the past needs their names. */
export const useDispositions = (): readonly Disposition[] | undefined => useShared(dispositions);
/** By queue id; a queue without a row follows `defaultQueueRules`. */
export const useQueueRules = (): ReadonlyMap<string, QueueRules> | undefined => useShared(queueRules);
/** What holds now: the row, or the defaults while nobody has decided. */
export const useFloorPolicy = (): FloorPolicy | undefined => useShared(floorPolicy);
export const useSupervisionPolicy = (): SupervisionPolicy | undefined => useShared(supervisionPolicy);
