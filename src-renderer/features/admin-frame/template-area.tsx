import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/language.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { useMe, useWorkspace } from '../../sync/index.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { exampleFacts, templateValues, useVariableName, VariableMenu } from '../templates/index.ts';

export interface TemplateAreaProps {
  label: string;
  language: Language;
  value: string;
  onChange: (value: string) => void;
  isInvalid?: boolean;
  errorMessage?: string;
}

/** A prepared text: values to insert at the cursor, and how it will read to somebody made up. */
export function TemplateArea({
  label,
  language,
  value,
  onChange,
  isInvalid = false,
  errorMessage = '',
}: TemplateAreaProps) {
  const { t } = useTranslation('admin-frame');
  const area = useRef<HTMLTextAreaElement>(null);
  const nameOf = useVariableName();
  const me = useMe();
  const workspace = useWorkspace();
  const facts = exampleFacts(language, me ?? null, workspace ?? null, Date.now());
  const { text, missing } = fillTemplate(value, templateValues(facts));

  function insert(placeholder: string): void {
    const at = area.current?.selectionStart ?? value.length;
    onChange(value.slice(0, at) + placeholder + value.slice(area.current?.selectionEnd ?? at));
    setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + placeholder.length, at + placeholder.length);
    });
  }
  return (
    <div className="relative flex flex-col gap-1">
      <span className="absolute top-[-3px] right-0">
        <VariableMenu onChoose={insert} />
      </span>
      <TextArea
        label={label}
        value={value}
        onChange={onChange}
        areaRef={area}
        minRows={3}
        isInvalid={isInvalid}
        errorMessage={errorMessage}
      />
      {value.includes('{{') && (
        <div className="rounded-lg border bg-sunken px-2.5 py-1.5">
          <p className="eyebrow mb-0.5">{t('preview')}</p>
          <p className="whitespace-pre-line">{text}</p>
          {missing.length > 0 && (
            <p className="mt-1 text-sm text-warn">
              {t('unknownValues', { names: missing.map(nameOf).join(', '), count: missing.length })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
