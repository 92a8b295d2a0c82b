import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CannedReply, cannedReplySchema } from '#shared/domain/canned-reply.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import { type Language, pickText } from '#shared/domain/language.ts';
import { newId } from '#shared/lib/ids.ts';
import { now } from '../../platform/now.ts';
import { TextField } from '../../ui/text-field.tsx';
import {
  EditorDrawer,
  keep,
  openSection,
  type Problems,
  problemsOf,
  removeContent,
  saveContent,
  TemplateArea,
  TextLanguage,
  ToggleList,
  useChecked,
  useEdited,
  withText,
} from '../admin-frame/index.ts';
import { useChannelNames } from './names.ts';

export interface CannedReplyEditorProps {
  reply: CannedReply | null;
  others: readonly CannedReply[];
}

export function CannedReplyEditor({ reply, others }: CannedReplyEditorProps) {
  const { t } = useTranslation('admin-content');
  const channelName = useChannelNames();
  const [language, setLanguage] = useState<Language>('en');
  const { value, set, isDirty } = useEdited<CannedReply>(
    reply ?? { id: newId(), shortcut: '', title: '', text: {}, channels: [], updatedAt: now() },
  );
  const isTaken = others.some(({ id, shortcut }) => id !== value.id && shortcut === value.shortcut);
  const problems: Problems = {
    ...problemsOf(cannedReplySchema, value),
    ...(isTaken ? { shortcut: 'taken' } : {}),
    ...(pickText(value.text, 'en').trim() === '' ? { text: 'required' } : {}),
  };
  const { words, ifGood } = useChecked(problems);

  async function save(): Promise<boolean> {
    return saveContent('cannedReply.save', { row: { ...value, updatedAt: now() } }, value.title);
  }
  return (
    <EditorDrawer
      title={reply ? reply.title : t('canned.add')}
      isDirty={isDirty}
      onSave={() => ifGood(save)}
      onClose={() => openSection('canned-replies')}
      onRemove={reply && (() => removeContent(reply, 'cannedReply.remove', (row) => keep('cannedReply.save', { row })))}
    >
      <TextField
        label={t('canned.replyTitle')}
        value={value.title}
        onChange={(title) => set({ title })}
        autoFocus
        {...words('title')}
      />
      <TextField
        label={t('canned.shortcut')}
        description={t('canned.shortcutHint')}
        value={value.shortcut}
        onChange={(shortcut) => set({ shortcut: shortcut.replace(/^\//, '') })}
        {...words('shortcut')}
      />
      <TextLanguage value={language} onChange={setLanguage} texts={[value.text]} />
      <TemplateArea
        label={t('text')}
        language={language}
        value={value.text[language] ?? ''}
        onChange={(text) => set({ text: withText(value.text, language, text) })}
        {...words('text')}
      />
      <ToggleList
        label={t('channels')}
        description={t('channelsHint')}
        value={value.channels}
        onChange={(channels) => set({ channels })}
        options={channelIds.map((id) => ({ id, label: channelName(id) }))}
      />
    </EditorDrawer>
  );
}
