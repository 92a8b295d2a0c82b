import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUsers } from '../../sync/index.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type AuditGroup, auditGroups } from './audit-words.ts';
import type { AuditFilter } from './use-audit.ts';

/** The filter as it is chosen: days as the field writes them, `2026-11-22`; empty: no limit. */
export interface AuditChoice {
  group: AuditGroup | 'all';
  actorId: string | null;
  userId: string | null;
  fromDay: string;
  toDay: string;
}

export const everything: AuditChoice = { group: 'all', actorId: null, userId: null, fromDay: '', toDay: '' };

const dayMs = 86_400_000;
const startOf = (day: string): number | null => {
  const at = new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(at) ? null : at;
};

/** As the server takes it: whole days of this computer's time zone. */
export function filterOf({ group, actorId, userId, fromDay, toDay }: AuditChoice): AuditFilter {
  const to = startOf(toDay);
  return {
    actions: group === 'all' ? [] : [...auditGroups[group]],
    actorId,
    userId,
    from: startOf(fromDay),
    to: to === null ? null : to + dayMs - 1,
  };
}

const anybody = 'anybody';

export interface AuditFiltersProps {
  choice: AuditChoice;
  onChange: (choice: AuditChoice) => void;
  /** At the end of the line. */
  children: ReactNode;
}

export function AuditFilters({ choice, onChange, children }: AuditFiltersProps) {
  const { t } = useTranslation('admin-audit');
  const users = useUsers() ?? [];
  const people = [{ id: anybody, label: t('anybody') }, ...users.map(({ id, name }) => ({ id, label: name }))];
  const personOf = (id: string | null) => (id === null || id === anybody ? null : id);
  const groups = Object.keys(auditGroups) as AuditGroup[];
  return (
    <section aria-label={t('filters')} className="flex flex-wrap items-end gap-3 border-b px-6 py-3">
      <Select
        label={t('kind')}
        value={choice.group}
        onChange={(group) => onChange({ ...choice, group })}
        options={[
          { id: 'all' as const, label: t('group.all') },
          ...groups.map((id) => ({ id, label: t(`group.${id}`) })),
        ]}
        className="w-44"
      />
      <ComboBox
        label={t('by')}
        value={choice.actorId ?? anybody}
        onChange={(id) => onChange({ ...choice, actorId: personOf(id) })}
        options={people}
        className="w-44"
      />
      <ComboBox
        label={t('to')}
        value={choice.userId ?? anybody}
        onChange={(id) => onChange({ ...choice, userId: personOf(id) })}
        options={people}
        className="w-44"
      />
      <TextField
        type="date"
        label={t('fromDay')}
        value={choice.fromDay}
        onChange={(fromDay) => onChange({ ...choice, fromDay })}
        className="w-38"
      />
      <TextField
        type="date"
        label={t('toDay')}
        value={choice.toDay}
        onChange={(toDay) => onChange({ ...choice, toDay })}
        className="w-38"
      />
      <span className="flex-1" />
      {children}
    </section>
  );
}
