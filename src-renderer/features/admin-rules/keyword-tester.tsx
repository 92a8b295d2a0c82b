import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyKeywordRules, type KeywordRule, type KeywordSubject } from '#shared/domain/keyword-rule.ts';
import { useInboxes } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { OutcomeWords } from './outcome-words.tsx';
import { useVerdictWords } from './verdict-words.ts';

/** Paste what a customer wrote: which rules match it, by which words, why the others do not, and what they do together. */
export function KeywordTester({ rules }: { rules: readonly KeywordRule[] }) {
  const { t } = useTranslation('admin-rules');
  const inboxes = useInboxes() ?? [];
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const inbox = inboxes.find(({ id }) => id === chosen) ?? inboxes[0];
  const verdictOf = useVerdictWords();
  const subject: KeywordSubject = {
    text,
    subject: null,
    channel: inbox?.channel ?? 'web-chat',
    inboxId: inbox?.id ?? '',
  };
  const together = applyKeywordRules(rules, subject);
  return (
    <Section title={t('keywords.tester')} className="flex flex-col gap-3">
      <TextArea
        label={t('keywords.said')}
        placeholder={t('keywords.saidExample')}
        value={text}
        onChange={setText}
        minRows={3}
      />
      {inboxes.length > 1 && (
        <Select
          label={t('keywords.cameBy')}
          value={inbox?.id ?? null}
          onChange={setChosen}
          options={inboxes.map(({ id, name }) => ({ id, label: name }))}
        />
      )}
      {text.trim() !== '' && (
        <div role="status" className="flex flex-col gap-3">
          <ul aria-label={t('keywords.verdicts')} className="flex flex-col gap-2">
            {rules.map((rule) => {
              const { matches, why } = verdictOf(rule, subject);
              return (
                <li key={rule.id} className="flex gap-2">
                  <span className={matches ? 'text-good' : 'text-faint'}>
                    <Icon of={matches ? Check : X} />
                  </span>
                  <span className="min-w-0">
                    <span className="block font-medium">
                      {`${rule.name}: ${t(matches ? 'keywords.matches' : 'keywords.matchesNot')}`}
                    </span>
                    <span className="block text-sm text-muted">{why}</span>
                  </span>
                </li>
              );
            })}
          </ul>
          <div className="rounded-xl border bg-sunken px-4 py-2.5">
            <p className="eyebrow mb-1">{t('keywords.together')}</p>
            <OutcomeWords outcome={together} />
          </div>
        </div>
      )}
    </Section>
  );
}
