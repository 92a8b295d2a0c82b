import { Check, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channelIds } from '#shared/domain/channel-id.ts';
import { useTags } from '../../sync/index.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { isFiltered, lives, orders, setFilter, useInboxView } from './inbox-view.ts';

const tick = <Icon of={Check} size="sm" className="text-accent" />;
const gap = <span className="size-3.5" />;

/** Narrows the view, and chooses what comes first. */
export function FilterMenu() {
  const { t } = useTranslation(['inbox', 'ui']);
  const state = useInboxView();
  const tags = useTags();
  const item = (id: string, label: string, isOn: boolean, onAction: () => void): MenuItem => ({
    id,
    label,
    leading: isOn ? tick : gap,
    onAction,
  });
  const groups = [
    {
      id: 'order',
      title: t('order.title'),
      items: orders.map((order) =>
        item(`order:${order}`, t(`order.${order}`), state.order === order, () => setFilter({ order })),
      ),
    },
    {
      id: 'life',
      title: t('filter.show'),
      items: [
        ...lives.map((life) => item(life, t(`life.${life}`), state.life === life, () => setFilter({ life }))),
        item('unread', t('filter.unread'), state.unreadOnly, () => setFilter({ unreadOnly: !state.unreadOnly })),
      ],
    },
    {
      id: 'channels',
      title: t('filter.channel'),
      items: channelIds.map((channel) => ({
        ...item(channel, t(`ui:channel.${channel}`), false, () =>
          setFilter({ channel: state.channel === channel ? null : channel }),
        ),
        leading: state.channel === channel ? tick : <ChannelGlyph channel={channel} size={14} label="" />,
      })),
    },
    ...(tags?.length
      ? [
          {
            id: 'tags',
            title: t('filter.tag'),
            items: tags.map(({ id, name }) =>
              item(`tag:${id}`, name, state.tagId === id, () => setFilter({ tagId: state.tagId === id ? null : id })),
            ),
          },
        ]
      : []),
  ];
  return (
    <Menu label={t('filter.title')} groups={groups} placement="bottom end">
      <IconButton icon={ListFilter} label={t('filter.title')} isActive={isFiltered(state)} />
    </Menu>
  );
}
