import { Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#shared/domain/audit-entry.ts';
import { useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AuditFilters, everything, filterOf } from './audit-filters.tsx';
import { auditWords } from './audit-words.ts';
import { ConversationLink } from './conversation-link.tsx';
import { PagedTable } from './paged-table.tsx';
import { saveAuditFile } from './save-audit-file.ts';
import { fetchAudit, useAudit } from './use-audit.ts';

/** What people in charge did, line by line. */
export function AuditList() {
  const { t } = useTranslation(['admin-audit', 'supervision', 'presence']);
  const users = useUsers();
  const [choice, setChoice] = useState(everything);
  const [isSaving, setIsSaving] = useState(false);
  const filter = filterOf(choice);
  const pages = useAudit(filter);
  const nameOf = (id: string | null) =>
    id === null ? t('house') : (users?.find((user) => user.id === id)?.name ?? t('gone'));
  const words = (entry: AuditEntry) => auditWords(entry, t);

  async function save(): Promise<void> {
    setIsSaving(true);
    const entries = await fetchAudit(filter);
    setIsSaving(false);
    if (entries === null) return showToast({ text: t('notExported'), tone: 'bad' });
    const titles = [t('column.at'), t('column.by'), t('column.what'), t('column.to'), t('column.conversation')];
    const rows = entries.map((entry) => [
      new Date(entry.at).toISOString(),
      nameOf(entry.actorId),
      words(entry),
      entry.userId === null ? '' : nameOf(entry.userId),
      entry.conversationId ?? '',
    ]);
    saveAuditFile([titles, ...rows]);
    showToast({ text: t('exported', { count: entries.length }), tone: 'good' });
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <AuditFilters choice={choice} onChange={setChoice}>
        <Button
          icon={Download}
          isPending={isSaving}
          isDisabled={pages.state.name === 'failed' || pages.state.lines.length === 0}
          onPress={() => void save()}
        >
          {t('export')}
        </Button>
      </AuditFilters>
      <div className="min-h-0 flex-1 overflow-auto px-3">
        <PagedTable
          label={t('title')}
          pages={pages}
          textOf={words}
          columns={[
            { id: 'by', title: t('column.by'), cell: ({ actorId }) => nameOf(actorId) },
            { id: 'what', title: t('column.what'), isRowHeader: true, cell: words },
            { id: 'to', title: t('column.to'), cell: ({ userId }) => (userId === null ? '' : nameOf(userId)) },
            {
              id: 'conversation',
              title: t('column.conversation'),
              cell: ({ conversationId }) =>
                conversationId === null ? '' : <ConversationLink conversationId={conversationId} />,
            },
          ]}
          empty={{ icon: ScrollText, text: t('empty') }}
        />
      </div>
    </div>
  );
}
