import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessHours } from '#shared/domain/business-hours.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueueRules, useQueues, useSlaPolicies } from '../../sync/index.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Section } from '../../ui/section.tsx';
import {
  EditorDrawer,
  keep,
  NameField,
  openSection,
  removeContent,
  saveContent,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';
import { HolidaysEditor } from './holidays-editor.tsx';
import { formOf, readForm } from './hours-form.ts';
import { OpenNow } from './open-now.tsx';
import { WeekTable } from './week-table.tsx';

/** Everything the browser knows, and what it leaves out because it is no place. */
const timeZones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export function HoursEditor({ hours }: { hours: BusinessHours | null }) {
  const { t } = useTranslation('admin-hours');
  const { value, set, isDirty } = useEdited(formOf(hours));
  const { row, spanProblems, problems } = readForm(value);
  const all = { ...problems, ...Object.fromEntries(Object.keys(spanProblems).map((f) => [f, 'format' as const])) };
  const { words, ifGood } = useChecked(all);
  const usedBy = useUsersOf(hours);
  const format = useFormat();
  const [refusal, setRefusal] = useState<string | null>(null);
  // Hours are checked while they are written: an unreadable day shows closed in the preview, and should say why.
  const spanWords = (field: string) => {
    const problem = spanProblems[field];
    return problem === undefined ? null : t(`spanProblem.${problem}`);
  };
  const fieldWords = (field: string) => {
    const spoken = spanWords(field);
    return spoken === null ? words(field) : { isInvalid: true, errorMessage: spoken };
  };
  async function remove(original: BusinessHours): Promise<boolean> {
    if (usedBy.length > 0) {
      setRefusal(t('inUse', { names: format.list(usedBy) }));
      return false;
    }
    return removeContent(original, 'businessHours.remove', (row) => keep('businessHours.save', { row }));
  }
  return (
    <EditorDrawer
      title={hours ? hours.name : t('add')}
      size="lg"
      isDirty={isDirty}
      error={refusal}
      onSave={() => ifGood(() => saveContent('businessHours.save', { row }, row.name))}
      onClose={() => openSection('hours')}
      onRemove={hours && (() => remove(hours))}
    >
      <div className="grid grid-cols-2 gap-3">
        <NameField label={t('name')} value={value.name} onChange={(name) => set({ name })} {...words('name')} />
        <ComboBox
          label={t('timeZone')}
          value={value.timeZone}
          onChange={(timeZone) => set({ timeZone: timeZone ?? '' })}
          options={timeZones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
          {...words('timeZone')}
        />
      </div>
      <Section title={t('preview')}>
        {problems.timeZone === undefined ? <OpenNow hours={row} /> : <span className="text-muted">{t('noZone')}</span>}
      </Section>
      <Section title={t('week')}>
        <WeekTable week={value.week} onChange={(week) => set({ week })} problemOf={(day) => spanWords(`week.${day}`)} />
      </Section>
      <HolidaysEditor holidays={value.holidays} onChange={(holidays) => set({ holidays })} words={fieldWords} />
      <p className="text-sm text-muted">
        {usedBy.length === 0 ? t('usedByNobody') : t('usedBy', { names: format.list(usedBy) })}
      </p>
    </EditorDrawer>
  );
}

/** Names of the queues and promises that follow these hours. */
function useUsersOf(hours: BusinessHours | null): string[] {
  const queues = useQueues() ?? [];
  const rules = useQueueRules();
  const policies = useSlaPolicies() ?? [];
  if (hours === null) return [];
  return [
    ...queues.filter(({ id }) => rules?.get(id)?.hoursId === hours.id),
    ...policies.filter(({ hoursId }) => hoursId === hours.id),
  ].map(({ name }) => name);
}
