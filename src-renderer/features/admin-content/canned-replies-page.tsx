import { MessageSquareQuote, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages, pickText } from '#shared/domain/language.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCannedReplies } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { Table } from '../../ui/table.tsx';
import { AdminPage, newItem, openItem, useAdminPath } from '../admin-frame/index.ts';
import { CannedReplyEditor } from './canned-reply-editor.tsx';
import { useChannelNames } from './names.ts';

const section = 'canned-replies';

export function CannedRepliesPage() {
  const { t, i18n } = useTranslation('admin-content');
  const format = useFormat();
  const replies = useCannedReplies();
  const channelName = useChannelNames();
  const { openId } = useAdminPath();
  const opened = replies?.find(({ id }) => id === openId) ?? null;
  const sorted = (replies ?? []).toSorted((a, b) => format.compare(a.shortcut, b.shortcut));
  return (
    <>
      <AdminPage
        title={t('canned.title')}
        help={t('canned.help')}
        isLoading={replies === undefined}
        action={
          <Button look="primary" icon={Plus} onPress={() => openItem(section, newItem)}>
            {t('canned.add')}
          </Button>
        }
      >
        {replies?.length === 0 ? (
          <EmptyState icon={MessageSquareQuote} title={t('canned.emptyTitle')}>
            {t('canned.empty')}
          </EmptyState>
        ) : (
          <Table
            label={t('canned.title')}
            rows={sorted}
            textOf={({ title }) => title}
            onOpen={({ id }) => openItem(section, id)}
            columns={[
              {
                id: 'title',
                title: t('canned.replyTitle'),
                cell: ({ title, text }) => (
                  <span className="flex max-w-130 min-w-0 flex-col">
                    <span className="font-semibold">{title}</span>
                    <span className="truncate text-sm text-muted">
                      {pickText(text, pickLanguage(i18n.resolvedLanguage))}
                    </span>
                  </span>
                ),
              },
              {
                id: 'shortcut',
                title: t('canned.shortcut'),
                cell: ({ shortcut }) => (
                  <code className="rounded-md bg-sunken px-1.5 py-0.5 font-sans">/{shortcut}</code>
                ),
              },
              {
                id: 'channels',
                title: t('channels'),
                cell: ({ channels }) =>
                  channels.length === 0 ? t('allChannels') : format.list(channels.map(channelName)),
              },
              {
                id: 'languages',
                title: t('languages'),
                align: 'end',
                cell: ({ text }) => t('languageCount', { written: Object.keys(text).length, all: languages.length }),
              },
            ]}
          />
        )}
      </AdminPage>
      {(opened || openId === newItem) && <CannedReplyEditor key={openId} reply={opened} others={sorted} />}
    </>
  );
}
