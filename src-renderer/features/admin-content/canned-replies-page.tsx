import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages, pickText } from '#shared/domain/language.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCannedReplies } from '../../sync/index.ts';
import { AdminList, NameCell } from '../admin-frame/index.ts';
import { CannedReplyEditor } from './canned-reply-editor.tsx';
import { useChannelNames } from './names.ts';

export function CannedRepliesPage() {
  const { t, i18n } = useTranslation('admin-content');
  const format = useFormat();
  const replies = useCannedReplies();
  const channelName = useChannelNames();
  const sorted = (replies ?? []).toSorted((a, b) => format.compare(a.shortcut, b.shortcut));
  return (
    <AdminList
      section="canned-replies"
      title={t('canned.title')}
      help={t('canned.help')}
      add={t('canned.add')}
      rows={replies && sorted}
      textOf={({ title }) => title}
      empty={{ icon: MessageSquareQuote, title: t('canned.emptyTitle'), text: t('canned.empty') }}
      editor={(reply) => <CannedReplyEditor reply={reply} others={sorted} />}
      columns={[
        {
          id: 'title',
          title: t('canned.replyTitle'),
          cell: ({ title, text }) => (
            <NameCell
              name={title}
              line={pickText(text, pickLanguage(i18n.resolvedLanguage))}
              isCut
              className="max-w-130"
            />
          ),
        },
        {
          id: 'shortcut',
          title: t('canned.shortcut'),
          cell: ({ shortcut }) => <code className="rounded-md bg-sunken px-1.5 py-0.5 font-sans">/{shortcut}</code>,
        },
        {
          id: 'channels',
          title: t('channels'),
          cell: ({ channels }) => (channels.length === 0 ? t('allChannels') : format.list(channels.map(channelName))),
        },
        {
          id: 'languages',
          title: t('languages'),
          align: 'end',
          cell: ({ text }) => t('languageCount', { written: Object.keys(text).length, all: languages.length }),
        },
      ]}
    />
  );
}
