import { ScanText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useKeywordRules } from '../../sync/index.ts';
import { AdminList, keep, NameCell, nextOrder, orderColumn } from '../admin-frame/index.ts';
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
      editor={(rule) => <KeywordRuleEditor rule={rule} nextOrder={nextOrder(rows)} />}
      aside={rows.length > 0 && <KeywordTester rules={rows} />}
      columns={[
        orderColumn(rows, t('order'), (row) => keep('keywordRule.save', { row })),
        {
          id: 'name',
          title: t('name'),
          isRowHeader: true,
          cell: ({ name, enabled, match }) => (
            <NameCell
              name={name}
              off={!enabled && t('off')}
              line={format.list([...match.anyOf, ...match.allOf])}
              isCut
              className="max-w-60 min-[1400px]:max-w-100"
            />
          ),
        },
        { id: 'outcome', title: t('keywords.outcome'), cell: ({ outcome }) => <OutcomeWords outcome={outcome} /> },
      ]}
    />
  );
}
