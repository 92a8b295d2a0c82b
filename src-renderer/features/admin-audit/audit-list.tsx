import { Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#shared/domain/audit-entry.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AuditFilters, everything, filterOf } from './audit-filters.tsx';
import { auditWords } from './audit-words.ts';
import { ConversationLink } from './conversation-link.tsx';
import { saveAuditFile } from './save-audit-file.ts';
import { fetchAudit, useAudit } from './use-audit.ts';

/** What people in charge did, line by line. */
export function AuditList() {
  const { t } = useTranslation(['admin-audit', 'supervision', 'presence']);
  const format = useFormat();
  const users = useUsers();
  const [choice, setChoice] = useState(everything);
  const [isSaving, setIsSaving] = useState(false);
  const filter = filterOf(choice);
  const { state, more, again } = useAudit(filter);
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
          isDisabled={state.name === 'failed' || state.entries.length === 0}
          onPress={() => void save()}
        >
          {t('export')}
        </Button>
      </AuditFilters>
      <div className="min-h-0 flex-1 overflow-auto px-3">
        {state.name === 'failed' && state.entries.length === 0 ? (
          <ErrorState title={t('failed')} onRetry={again}>
            {t(`why.${state.code === 'offline' || state.code === 'forbidden' ? state.code : 'other'}`)}
          </ErrorState>
        ) : state.name === 'loading' && state.entries.length === 0 ? (
          <SkeletonRows rows={8} />
        ) : state.entries.length === 0 ? (
          <EmptyState icon={ScrollText} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <Table
            label={t('title')}
            rows={state.entries}
            textOf={words}
            columns={[
              {
                id: 'at',
                title: t('column.at'),
                width: '11rem',
                cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>,
              },
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
          />
        )}
        {state.name === 'failed' && state.entries.length > 0 && (
          <p role="alert" className="p-3 text-center text-bad">
            {t('failed')}
          </p>
        )}
        {(state.name === 'loaded' ? state.next !== null : state.entries.length > 0) && (
          <div className="flex justify-center p-3">
            <Button isPending={state.name === 'loading'} onPress={more}>
              {t('older')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
