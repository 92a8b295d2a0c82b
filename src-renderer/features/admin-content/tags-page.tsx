import { Plus, Tag as TagIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tag, tagColors, tagSchema } from '#shared/domain/tag.ts';
import { newId } from '#shared/lib/ids.ts';
import { useTags } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { Select } from '../../ui/select.tsx';
import { Table } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  AdminPage,
  EditorDrawer,
  keep,
  newItem,
  openItem,
  openSection,
  problemsOf,
  removeContent,
  saveContent,
  useAdminPath,
  useEdited,
  useProblemWords,
} from '../admin-frame/index.ts';
import { TagDot } from './tag-dot.tsx';

const section = 'tags';

export function TagsPage() {
  const { t } = useTranslation('admin-content');
  const tags = useTags();
  const { openId } = useAdminPath();
  const opened = tags?.find(({ id }) => id === openId) ?? null;
  return (
    <>
      <AdminPage
        title={t('tags.title')}
        help={t('tags.help')}
        isLoading={tags === undefined}
        action={
          <Button look="primary" icon={Plus} onPress={() => openItem(section, newItem)}>
            {t('tags.add')}
          </Button>
        }
      >
        {tags?.length === 0 ? (
          <EmptyState icon={TagIcon} title={t('tags.emptyTitle')}>
            {t('tags.empty')}
          </EmptyState>
        ) : (
          <Table
            label={t('tags.title')}
            rows={tags ?? []}
            textOf={({ name }) => name}
            onOpen={({ id }) => openItem(section, id)}
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
        )}
      </AdminPage>
      {(opened || openId === newItem) && <TagEditor key={openId} tag={opened} />}
    </>
  );
}

function TagEditor({ tag }: { tag: Tag | null }) {
  const { t } = useTranslation('admin-content');
  const { value, set, isDirty } = useEdited<Tag>(tag ?? { id: newId(), name: '', color: 'grey' });
  const [wasTried, setWasTried] = useState(false);
  const problems = problemsOf(tagSchema, value);
  const words = useProblemWords(problems, wasTried);
  async function save(): Promise<boolean> {
    setWasTried(true);
    return Object.keys(problems).length === 0 && saveContent('tag.save', { row: value }, value.name);
  }
  return (
    <EditorDrawer
      title={tag ? tag.name : t('tags.add')}
      isDirty={isDirty}
      onSave={save}
      onClose={() => openSection(section)}
      {...(tag
        ? {
            onRemove: () =>
              removeContent(
                tag.name,
                () => keep('tag.remove', { id: tag.id }),
                () => keep('tag.save', { row: tag }),
              ),
          }
        : {})}
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
