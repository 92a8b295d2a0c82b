import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBusinessHours } from '../../sync/index.ts';
import { AdminList } from '../admin-frame/index.ts';
import { HoursEditor } from './hours-editor.tsx';
import { OpenNow } from './open-now.tsx';

/** When somebody is there; queues, promises and vouchers follow one of these. */
export function HoursPage() {
  const { t } = useTranslation('admin-hours');
  const hours = useBusinessHours();
  return (
    <AdminList
      section="hours"
      title={t('title')}
      help={t('help')}
      add={t('add')}
      rows={hours}
      textOf={({ name }) => name}
      empty={{ icon: CalendarClock, title: t('emptyTitle'), text: t('empty') }}
      editor={(row) => <HoursEditor hours={row} />}
      columns={[
        { id: 'name', title: t('name'), cell: ({ name }) => <span className="font-semibold">{name}</span> },
        { id: 'now', title: t('preview'), cell: (row) => <OpenNow hours={row} /> },
        { id: 'zone', title: t('timeZone'), cell: ({ timeZone }) => timeZone.replaceAll('_', ' ') },
        { id: 'holidays', title: t('holidays'), align: 'end', cell: ({ holidays }) => holidays.length },
      ]}
    />
  );
}
