import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compensationText, compensationVariables } from '#shared/domain/compensation-text.ts';
import { type Language, type LocalizedText, pickText } from '#shared/domain/language.ts';
import type { Compensation } from '#shared/domain/queue-rules.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextLanguage, withText } from '../admin-frame/index.ts';

export interface CompensationTextProps {
  rule: Compensation;
  onChange: (text: LocalizedText) => void;
  isInvalid: boolean;
  errorMessage: string;
}

const exampleCode = '7KQ2-M9XA-4TBD';
const dayMs = 86_400_000;

/** The message a customer gets, language by language, exactly as the server would write it to a customer made up. */
export function CompensationText({ rule, onChange, isInvalid, errorMessage }: CompensationTextProps) {
  const { t } = useTranslation('admin-queues');
  const [language, setLanguage] = useState<Language>('en');
  const area = useRef<HTMLTextAreaElement>(null);
  const now = useNow(60_000);
  const value = rule.text[language] ?? '';
  const voucher = {
    code: exampleCode,
    amountMinor: rule.amountMinor,
    currency: rule.currency,
    expiresAt: now + rule.validDays * dayMs,
  };
  const preview = compensationText(rule.text, voucher, { name: 'Maja Novak', language }, language);
  function insert(variable: string): void {
    const at = area.current?.selectionStart ?? value.length;
    const placeholder = `{{${variable}}}`;
    onChange(withText(rule.text, language, value.slice(0, at) + placeholder + value.slice(at)));
    setTimeout(() => area.current?.focus());
  }
  return (
    <div className="flex flex-col gap-2">
      <TextLanguage value={language} onChange={setLanguage} texts={[rule.text]} />
      <TextArea
        label={t('voucher.text')}
        value={value}
        onChange={(text) => onChange(withText(rule.text, language, text))}
        areaRef={area}
        minRows={3}
        isInvalid={isInvalid}
        errorMessage={errorMessage}
      />
      <div className="flex flex-wrap gap-1.5">
        {compensationVariables.map((variable) => (
          <Button key={variable} size="sm" onPress={() => insert(variable)}>
            {t(`voucher.variable.${variable.replace('.', '-')}`)}
          </Button>
        ))}
      </div>
      {pickText(rule.text, language) !== '' && (
        <div className="rounded-lg border bg-sunken px-2.5 py-1.5">
          <p className="eyebrow mb-0.5">{t('voucher.reads')}</p>
          <p className="whitespace-pre-line">{preview}</p>
        </div>
      )}
    </div>
  );
}
