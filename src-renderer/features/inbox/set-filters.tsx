import { useTranslation } from 'react-i18next';
import { useTags } from '../../sync/index.ts';
import { Chip } from '../../ui/chip.tsx';
import { isFiltered, setFilter, useInboxView } from './inbox-view.ts';

/** Every filter that hides something is in sight, each with its cross. */
export function SetFilters() {
  const { t } = useTranslation(['inbox', 'ui']);
  const state = useInboxView();
  const tag = useTags()?.find(({ id }) => id === state.tagId);
  if (!isFiltered(state)) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {state.life !== 'active' && <Chip onRemove={() => setFilter({ life: 'active' })}>{t(`life.${state.life}`)}</Chip>}
      {state.unreadOnly && <Chip onRemove={() => setFilter({ unreadOnly: false })}>{t('filter.unread')}</Chip>}
      {state.channel && <Chip onRemove={() => setFilter({ channel: null })}>{t(`ui:channel.${state.channel}`)}</Chip>}
      {tag && <Chip onRemove={() => setFilter({ tagId: null })}>{tag.name}</Chip>}
    </div>
  );
}
