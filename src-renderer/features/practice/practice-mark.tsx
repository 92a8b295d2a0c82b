import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useInboxes } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pill } from '../../ui/pill.tsx';

export interface PracticeMarkProps {
  /** Of the conversation, or of each of a customer's conversations: one is enough. Undefined: not known yet. */
  inboxIds: readonly (string | undefined)[];
  /** 'icon' where a row has no room for a word; it is still read out. */
  look?: 'word' | 'icon';
}

/** This customer is invented. It follows from the inbox, so that it can be neither forgotten nor taken off. */
export function PracticeMark({ inboxIds, look = 'word' }: PracticeMarkProps) {
  const { t } = useTranslation('practice');
  const isPractice = useInboxes()?.some(({ id, practice }) => practice && inboxIds.includes(id)) === true;
  if (!isPractice) return null;
  if (look === 'icon') {
    return (
      <span role="img" aria-label={t('mark')} title={t('markHint')} className="text-warn">
        <Icon of={GraduationCap} size="sm" />
      </span>
    );
  }
  return (
    <span title={t('markHint')} className="inline-flex shrink-0">
      <Pill tone="warn">
        <Icon of={GraduationCap} size="sm" />
        {t('mark')}
      </Pill>
    </span>
  );
}
