import { Tag as TagIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Tag, tagColors, tagSchema } from '#shared/domain/tag.ts';
import { newId } from '#shared/lib/ids.ts';
import { useTags } from '../../sync/index.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  AdminList,
  EditorDrawer,
  keep,
  openSection,
  problemsOf,
  removeContent,
  saveContent,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';
import { TagDot } from './tag-dot.tsx';

const section = 'tags';

export function TagsPage() {
  const { t } = useTranslation('admin-content');
  const tags = useTags();
  return (
    <AdminList
      section="tags"
      title={t('tags.title')}
      help={t('tags.help')}
      add={t('tags.add')}
      rows={tags}
      textOf={({ name }) => name}
      empty={{ icon: TagIcon, title: t('tags.emptyTitle'), text: t('tags.empty') }}
      editor={(tag) => <TagEditor tag={tag} />}
      columns={[
        {
          id: 'name',
          title: t('name'),
          cell: ({ name, color }) => (
            <span className="flex items-center gap-2 font-medium">
              <TagDot color={color} />
              {name}
            </span>
          ),
        },
        { id: 'color', title: t('tags.color'), cell: ({ color }) => t(`tags.colors.${color}`) },
      ]}
    />
  );
}

function TagEditor({ tag }: { tag: Tag | null }) {
  const { t } = useTranslation('admin-content');
  const { value, set, isDirty } = useEdited<Tag>(tag ?? { id: newId(), name: '', color: 'grey' });
  const problems = problemsOf(tagSchema, value);
  const { words, ifGood } = useChecked(problems);
  async function save(): Promise<boolean> {
    return saveContent('tag.save', { row: value }, value.name);
  }
  return (
    <EditorDrawer
      title={tag ? tag.name : t('tags.add')}
      isDirty={isDirty}
      onSave={() => ifGood(save)}
      onClose={() => openSection(section)}
      onRemove={tag && (() => removeContent(tag, 'tag.remove', (row) => keep('tag.save', { row })))}
    >
      <TextField label={t('name')} value={value.name} onChange={(name) => set({ name })} autoFocus {...words('name')} />
      <Select
        label={t('tags.color')}
        value={value.color}
        onChange={(color) => set({ color })}
        options={tagColors.map((id) => ({ id, label: t(`tags.colors.${id}`), leading: <TagDot color={id} /> }))}
      />
    </EditorDrawer>
  );
}
