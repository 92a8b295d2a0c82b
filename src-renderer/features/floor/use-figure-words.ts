import { useTranslation } from 'react-i18next';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { useQueues, useTeams } from '../../sync/index.ts';
import { isServiceLevel, serviceLevels } from './floor-view.ts';

/** What a figure is called, what it means, and what has to be said with it. */
export function useFigureWords() {
  const { t } = useTranslation('floor');
  return {
    title: (name: FigureName) => t(`figure.${isServiceLevel(name) ? 'serviceLevel' : name}`),
    definition: (name: FigureName) => t(`definition.${name}`),
    /** The abandon rule of a service level, in two words; nothing for others. */
    rule(name: FigureName): string | undefined {
      const rule = Object.entries(serviceLevels).find(([, figure]) => figure === name)?.[0];
      return rule && t(`rule.${rule}.short`);
    },
    /** "80/20": the promise, where there is one. */
    promise(name: FigureName, target: { seconds: number | null; percent: number | null } | undefined): string {
      const isPromised = isServiceLevel(name) && target && target.seconds !== null && target.percent !== null;
      return isPromised ? `${target.percent}/${target.seconds}` : '';
    },
  };
}

/** "Delivery · chat", or the whole floor. */
export function useScopeName(): (scope: FloorScope) => string {
  const { t } = useTranslation('floor');
  const queues = useQueues() ?? [];
  const teams = useTeams() ?? [];
  return ({ queueId, teamId, channel }) => {
    const queue = queueId && (queues.find(({ id }) => id === queueId)?.name ?? t('scope.gone'));
    const team = teamId && (teams.find(({ id }) => id === teamId)?.name ?? t('scope.gone'));
    return [queue, team, channel && t(`ui:channel.${channel}`)].filter(Boolean).join(' · ') || t('scope.all');
  };
}
