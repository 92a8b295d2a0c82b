import { useTranslation } from 'react-i18next';
import { type ShownState, shownState } from '#shared/domain/agent-state.ts';
import { systemAwayReasons } from '#shared/domain/presence-cause.ts';
import { useNow } from '../../platform/use-now.ts';
import { usePresence, useRunningSupervisions, useWorkloads, useWorkspace } from '../../sync/index.ts';

export interface Shown {
  state: ShownState;
  /** Code of an away reason; null elsewhere. */
  reason: string | null;
}

/** What a colleague is shown to be doing, by user id: of several things that are true, the first of `shownStates`. */
export function useShownStates(): (userId: string) => Shown {
  const presence = usePresence();
  const loads = useWorkloads();
  const supervisions = useRunningSupervisions() ?? [];
  const now = useNow(15_000);
  return (userId) => {
    const load = loads?.get(userId);
    return shownState(
      {
        presence: presence?.get(userId) ?? { state: 'offline', reason: null },
        // Not on this computer: the server signs off who is gone, and offers are their agents' own.
        desktopLost: false,
        declinedAt: null,
        offers: 0,
        contacts: load?.contacts ?? 0,
        wrapUps: load?.wrapUps ?? 0,
        monitored: supervisions.filter(({ supervisorId, mode }) => supervisorId === userId && mode === 'monitor')
          .length,
      },
      now,
    );
  };
}

const isSystemReason = (code: string): boolean => systemAwayReasons.some((reason) => reason === code);

/** A reason in words: the administrators' own name of it, or the house's. Null for a code nobody knows any more. */
export function useReasonName(): (code: string | null) => string | null {
  const { t } = useTranslation('presence');
  const reasons = useWorkspace()?.awayReasons ?? [];
  return (code) => {
    if (code === null) return null;
    return reasons.find((reason) => reason.code === code)?.name ?? (isSystemReason(code) ? t(`reason.${code}`) : null);
  };
}

/** A shown state in words. */
export function useShownWords(): (shown: Shown) => string {
  const { t } = useTranslation('presence');
  const reasonName = useReasonName();
  return ({ state, reason }) => {
    const why = reasonName(reason);
    return why === null ? t(`shown.${state}`) : t('shownAway', { reason: why });
  };
}
