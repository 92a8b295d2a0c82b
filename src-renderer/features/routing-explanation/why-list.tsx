import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Why } from '#shared/domain/routing-match.ts';
import { localeFor, pickLanguage } from '../../i18n/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';

/** One fact of a choice in the reader's words. */
export function useWhyWords(): (why: Why) => string {
  const { t, i18n } = useTranslation(['routing-explanation', 'ui']);
  const format = useFormat();
  const queues = useQueues() ?? [];
  const languageNames = new Intl.DisplayNames(localeFor(pickLanguage(i18n.resolvedLanguage)), { type: 'language' });
  return (why) => {
    switch (why.name) {
      case 'skill':
        return t('fact.skill', { skill: why.skill, level: why.level });
      case 'skill-relaxed':
        return t('fact.skill-relaxed', { skill: why.skill });
      case 'language':
      case 'language-relaxed':
        return t(`fact.${why.name}`, { language: languageNames.of(why.language) });
      case 'overflow':
        return t('fact.overflow', { queue: queues.find(({ id }) => id === why.fromQueueId)?.name ?? why.fromQueueId });
      case 'longest-idle':
        return t('fact.longest-idle', { span: format.length(why.idleSeconds) });
      case 'least-loaded':
        return t('fact.least-loaded', { held: why.held });
      case 'chosen-of':
        return why.agents === 1 ? t('fact.only-one') : t('fact.chosen-of', { agents: why.agents });
      case 'free-places':
        return t('fact.free-places', { channel: t(`ui:channel.${why.channel}`), places: why.places });
      default:
        return t(`fact.${why.name}`);
    }
  };
}

/** Why it rings at this agent: the facts an offer carries (`offer.why`), so it is readable offline too. */
export function WhyList({ why }: { why: readonly Why[] }) {
  const words = useWhyWords();
  return (
    <ul className="flex flex-col gap-1">
      {why.map((fact) => (
        <li key={JSON.stringify(fact)} className="flex items-start gap-1.5">
          <span className="mt-0.5 text-good">
            <Icon of={Check} size="sm" />
          </span>
          <span className="min-w-0">{words(fact)}</span>
        </li>
      ))}
    </ul>
  );
}
