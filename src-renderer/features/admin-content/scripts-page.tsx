import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Script } from '#shared/domain/script.ts';
import { languageNames } from '../../i18n/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues, useScripts, useTags } from '../../sync/index.ts';
import { Pill } from '../../ui/pill.tsx';
import { AdminList, NameCell } from '../admin-frame/index.ts';
import { useTierNames } from './names.ts';
import { ScriptEditor } from './script-editor.tsx';

export function ScriptsPage() {
  const { t } = useTranslation('admin-content');
  const scripts = useScripts();
  const summary = useTriggerSummary();
  return (
    <AdminList
      section="scripts"
      title={t('scripts.title')}
      help={t('scripts.help')}
      add={t('scripts.add')}
      rows={scripts}
      textOf={({ name }) => name}
      empty={{ icon: ListChecks, title: t('scripts.emptyTitle'), text: t('scripts.empty') }}
      editor={(script) => <ScriptEditor script={script} />}
      columns={[
        {
          id: 'name',
          title: t('name'),
          cell: (script) => <NameCell name={script.name} line={summary(script)} />,
        },
        {
          id: 'steps',
          title: t('scripts.steps'),
          align: 'end',
          cell: ({ steps }) => steps.length,
          width: '6rem',
        },
        {
          id: 'state',
          title: t('state'),
          width: '8rem',
          cell: ({ enabled }) => (
            <Pill tone={enabled ? 'good' : 'neutral'}>{enabled ? t('scripts.on') : t('scripts.off')}</Pill>
          ),
        },
      ]}
    />
  );
}

/** A trigger in a line: "Gold or Platinum · delivery exception". */
function useTriggerSummary(): ({ trigger }: Script) => string {
  const { t } = useTranslation(['admin-content', 'customer-card', 'ui']);
  const format = useFormat();
  const tierName = useTierNames();
  const queues = useQueues() ?? [];
  const tags = useTags() ?? [];
  return ({ trigger }) => {
    const parts = [
      trigger.tiers.map(tierName),
      trigger.orderStatuses.map((status) => t(`customer-card:orderStatus.${status}`)),
      trigger.channels.map((channel) => t(`ui:channel.${channel}`)),
      queues.filter(({ id }) => trigger.queueIds.includes(id)).map(({ name }) => name),
      tags.filter(({ id }) => trigger.tagIds.includes(id)).map(({ name }) => name),
      trigger.languages.map((language) => languageNames[language]),
      trigger.keywords.map((word) => `“${word}”`),
    ].filter((part) => part.length > 0);
    return parts.length === 0 ? t('scripts.always') : parts.map((part) => format.list(part)).join(' · ');
  };
}
