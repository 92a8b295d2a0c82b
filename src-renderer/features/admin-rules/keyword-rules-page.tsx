import { ScanText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useKeywordRules } from '../../sync/index.ts';
import { Pill } from '../../ui/pill.tsx';
import { AdminList, keep, OrderButtons, saveMoved } from '../admin-frame/index.ts';
import { KeywordRuleEditor } from './keyword-rule-editor.tsx';
import { KeywordTester } from './keyword-tester.tsx';
import { OutcomeWords } from './outcome-words.tsx';

/** What a customer's words decide: tags, priority, queue. */
export function KeywordRulesPage() {
  const { t } = useTranslation('admin-rules');
  const format = useFormat();
  const rules = useKeywordRules();
  const rows = rules ?? [];
  return (
    <AdminList
      section="keywords"
      title={t('keywords.title')}
      help={t('keywords.help')}
      add={t('keywords.add')}
      rows={rules}
      textOf={({ name }) => name}
      empty={{ icon: ScanText, title: t('keywords.emptyTitle'), text: t('keywords.empty') }}
      editor={(rule) => <KeywordRuleEditor rule={rule} nextOrder={(rows.at(-1)?.order ?? -1) + 1} />}
      aside={rows.length > 0 && <KeywordTester rules={rows} />}
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
                void saveMoved(rows, rows.indexOf(row), by, (moved) => keep('keywordRule.save', { row: moved }))
              }
            />
          ),
        },
        {
          id: 'name',
          title: t('name'),
          isRowHeader: true,
          cell: ({ name, enabled, match }) => (
            <span className="flex max-w-60 min-w-0 flex-col min-[1400px]:max-w-100">
              <span className="flex items-center gap-2 font-semibold">
                {name}
                {!enabled && <Pill>{t('off')}</Pill>}
              </span>
              <span className="truncate text-sm text-muted">{format.list([...match.anyOf, ...match.allOf])}</span>
            </span>
          ),
        },
        { id: 'outcome', title: t('keywords.outcome'), cell: ({ outcome }) => <OutcomeWords outcome={outcome} /> },
      ]}
    />
  );
}
