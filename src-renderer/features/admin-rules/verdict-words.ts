import { useTranslation } from 'react-i18next';
import { type KeywordRule, type KeywordSubject, testKeywordRule } from '#shared/domain/keyword-rule.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Whether a rule takes a text, and why or why not, in a sentence. A rule that is off matches nothing. */
export function useVerdictWords(): (rule: KeywordRule, subject: KeywordSubject) => { matches: boolean; why: string } {
  const { t } = useTranslation('admin-rules');
  const format = useFormat();
  const quoted = (words: readonly string[]) => format.list(words.map((word) => t('keywords.quoted', { word })));
  return (rule, subject) => {
    const { matches, found, missing, forbidden } = testKeywordRule(rule, subject);
    const { match } = rule;
    if (!rule.enabled) return { matches: false, why: t('keywords.why.off') };
    if (matches) return { matches, why: t('keywords.why.found', { words: quoted(found) }) };
    const why =
      match.anyOf.length + match.allOf.length === 0
        ? t('keywords.why.wordless')
        : forbidden.length > 0
          ? t('keywords.why.forbidden', { words: quoted(forbidden) })
          : missing.length > 0
            ? t('keywords.why.missing', { words: quoted(missing) })
            : match.channels.length > 0 && !match.channels.includes(subject.channel)
              ? t('keywords.why.channel')
              : match.inboxIds.length > 0 && !match.inboxIds.includes(subject.inboxId)
                ? t('keywords.why.inbox')
                : t('keywords.why.none');
    return { matches: false, why };
  };
}
