import { HandHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useSlaPolicies } from '../../sync/index.ts';
import { AdminList, keep, NameCell, nextOrder, orderColumn } from '../admin-frame/index.ts';
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
      editor={(policy) => <PromiseEditor policy={policy} nextOrder={nextOrder(rows)} />}
      aside={rows.length > 0 && <PromiseTester policies={rows} />}
      columns={[
        orderColumn(rows, t('order'), (row) => keep('slaPolicy.save', { row })),
        {
          id: 'name',
          title: t('name'),
          isRowHeader: true,
          cell: ({ name, enabled, applies }) => (
            <NameCell name={name} off={!enabled && t('off')} line={conditions(applies)} />
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
