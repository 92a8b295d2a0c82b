import { HandHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useSlaPolicies } from '../../sync/index.ts';
import { Pill } from '../../ui/pill.tsx';
import { AdminList, keep, OrderButtons, saveMoved } from '../admin-frame/index.ts';
import { useConditionWords } from './condition-words.ts';
import { PromiseEditor } from './promise-editor.tsx';
import { PromiseTester } from './promise-tester.tsx';

const targets = ['firstReplySeconds', 'nextReplySeconds', 'resolutionSeconds'] as const;

/** What is promised to whom; the first that fits counts, so the order is part of the rule. */
export function PromisesPage() {
  const { t } = useTranslation('admin-rules');
  const format = useFormat();
  const policies = useSlaPolicies();
  const conditions = useConditionWords();
  const rows = policies ?? [];
  return (
    <AdminList
      section="promises"
      title={t('promises.title')}
      help={t('promises.help')}
      add={t('promises.add')}
      rows={policies}
      textOf={({ name }) => name}
      empty={{ icon: HandHeart, title: t('promises.emptyTitle'), text: t('promises.empty') }}
      editor={(policy) => <PromiseEditor policy={policy} nextOrder={(rows.at(-1)?.order ?? -1) + 1} />}
      aside={rows.length > 0 && <PromiseTester policies={rows} />}
      columns={[
        {
          id: 'order',
          title: t('order'),
          width: '84px',
          cell: (row) => (
            <OrderButtons
              name={row.name}
              at={rows.indexOf(row)}
              count={rows.length}
              onMove={(by) =>
                void saveMoved(rows, rows.indexOf(row), by, (moved) => keep('slaPolicy.save', { row: moved }))
              }
            />
          ),
        },
        {
          id: 'name',
          title: t('name'),
          isRowHeader: true,
          cell: ({ name, enabled, applies }) => (
            <span className="flex min-w-0 flex-col">
              <span className="flex items-center gap-2 font-semibold">
                {name}
                {!enabled && <Pill>{t('off')}</Pill>}
              </span>
              <span className="text-sm text-muted">{conditions(applies)}</span>
            </span>
          ),
        },
        ...targets.map((field) => ({
          id: field,
          title: t(`promises.${field}`),
          align: 'end' as const,
          cell: (row: (typeof rows)[number]) => {
            const seconds = row[field];
            return seconds === null ? <span className="text-faint">{t('promises.none')}</span> : format.length(seconds);
          },
        })),
      ]}
    />
  );
}
