import { CopyPlus } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Weekday, weekdays } from '#shared/domain/business-hours.ts';
import { localeFor, pickLanguage } from '../../i18n/languages.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DayStrip } from './day-strip.tsx';
import { parseSpans, writeSpans } from './spans.ts';

export interface WeekTableProps {
  week: Record<Weekday, string>;
  onChange: (week: Record<Weekday, string>) => void;
  /** What is wrong with a day's text, in words; null: nothing. */
  problemOf: (day: Weekday) => string | null;
}

/** A Monday, to have weekdays named by the language. */
const monday = Date.UTC(2024, 0, 1);

/** A week's hours, one line a day, written as text. Arrows up and down go from day to day. */
export function WeekTable({ week, onChange, problemOf }: WeekTableProps) {
  const { t, i18n } = useTranslation('admin-hours');
  const list = useRef<HTMLUListElement>(null);
  const names = new Intl.DateTimeFormat(localeFor(pickLanguage(i18n.resolvedLanguage)), {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const nameOf = (at: number) => names.format(monday + at * 86_400_000);
  function onKeyDown(event: KeyboardEvent, at: number): void {
    if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    list.current?.querySelectorAll('input')[at + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
  }
  /** Written the same way everywhere once the cursor has left. */
  function tidy(day: Weekday): void {
    const read = parseSpans(week[day]);
    if ('spans' in read) onChange({ ...week, [day]: writeSpans(read.spans) });
  }
  return (
    <div className="flex flex-col gap-1.5">
      <ul ref={list} aria-label={t('week')} className="flex flex-col gap-1.5">
        {weekdays.map((day, at) => {
          const problem = problemOf(day);
          const above = weekdays[at - 1];
          const read = parseSpans(week[day]);
          return (
            <li key={day} className="flex items-start gap-2.5">
              <span className="w-24 shrink-0 truncate pt-1">{nameOf(at)}</span>
              <TextField
                label={nameOf(at)}
                hideLabel
                className="w-58"
                placeholder={t('closed')}
                value={week[day]}
                onChange={(text) => onChange({ ...week, [day]: text })}
                onBlur={() => tidy(day)}
                onKeyDown={(event) => onKeyDown(event, at)}
                isInvalid={problem !== null}
                errorMessage={problem ?? ''}
              />
              <DayStrip spans={'spans' in read ? read.spans : []} />
              {above ? (
                <IconButton
                  icon={CopyPlus}
                  label={t('asAbove', { day: nameOf(at), above: nameOf(at - 1) })}
                  onPress={() => onChange({ ...week, [day]: week[above] })}
                />
              ) : (
                <span className="w-7 shrink-0" />
              )}
            </li>
          );
        })}
      </ul>
      <p className="text-sm text-faint">{t('weekHint')}</p>
    </div>
  );
}
