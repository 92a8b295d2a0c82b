import type { Script, ScriptStep } from '#shared/domain/script.ts';
import { now } from '../../platform/now.ts';

export const blankStep = (newId: () => string): ScriptStep => ({ id: newId(), title: {}, say: {}, rewardId: null });

/** A new script starts switched off, so that a half-written one is suggested to nobody. */
export const blankScript = (newId: () => string): Script => ({
  id: newId(),
  name: '',
  enabled: false,
  trigger: { tiers: [], orderStatuses: [], channels: [], queueIds: [], tagIds: [], languages: [], keywords: [] },
  steps: [blankStep(newId)],
  updatedAt: now(),
});
