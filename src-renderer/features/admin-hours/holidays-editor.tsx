import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#shared/lib/ids.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { HoursForm } from './hours-form.ts';
import { ImportHolidays } from './import-holidays.tsx';
import { writeSpans } from './spans.ts';

type Holidays = HoursForm['holidays'];

export interface HolidaysEditorProps {
  holidays: Holidays;
  onChange: (holidays: Holidays) => void;
  words: (field: string) => { isInvalid: boolean; errorMessage: string };
}

/** Dates that do not follow the week: closed, or with hours of their own. */
export function HolidaysEditor({ holidays, onChange, words }: HolidaysEditorProps) {
  const { t } = useTranslation('admin-hours');
  const list = useRef<HTMLUListElement>(null);
  const change = (at: number, patch: Partial<Holidays[number]>) =>
    onChange(holidays.map((holiday, index) => (index === at ? { ...holiday, ...patch } : holiday)));
  return (
    <Section title={t('holidays')} className="flex flex-col gap-2.5">
      <ul ref={list} className="flex flex-col gap-1.5">
        {holidays.map((holiday, at) => (
          <li key={holiday.key} className="flex items-start gap-2">
            <TextField
              label={t('holidayDate')}
              hideLabel
              type="date"
              className="w-36 shrink-0"
              value={holiday.date}
              onChange={(date) => change(at, { date })}
              {...words(`holidays.${at}.date`)}
            />
            <TextField
              label={t('holidayName')}
              hideLabel
              className="flex-1"
              placeholder={t('holidayName')}
              value={holiday.name}
              onChange={(name) => change(at, { name: name.slice(0, 80) })}
            />
            <TextField
              label={t('holidayHours')}
              hideLabel
              className="w-32 shrink-0"
              placeholder={t('closed')}
              value={holiday.hours}
              onChange={(hours) => change(at, { hours })}
              {...words(`holidays.${at}.hours`)}
            />
            <IconButton
              icon={Trash2}
              label={t('removeHoliday', { name: holiday.name || holiday.date })}
              onPress={() => onChange(holidays.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-start gap-2">
        <Button
          icon={Plus}
          isDisabled={holidays.length >= 400}
          onPress={() => {
            onChange([...holidays, { key: newId(), date: '', name: '', hours: '' }]);
            setTimeout(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
          }}
        >
          {t('addHoliday')}
        </Button>
        <ImportHolidays
          onImport={(found) => {
            const kept = holidays.filter(({ date }) => !found.some((one) => one.date === date));
            const added = found.map(({ date, name, open }) => ({ key: newId(), date, name, hours: writeSpans(open) }));
            onChange([...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1)).slice(0, 400));
          }}
        />
      </div>
    </Section>
  );
}
