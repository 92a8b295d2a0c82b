import { Inbox as InboxIcon, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import { useInboxes, useQueues } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { Menu } from '../../ui/menu.tsx';
import { AdminList, NameCell, newItem, openItem, useAdminPath } from '../admin-frame/index.ts';
import { useChannelAbout } from '../channels/index.ts';
import { HealthWords } from './health-words.tsx';
import { InboxEditor } from './inbox-editor.tsx';

const section = 'inboxes';

/** Connected accounts, how each stands, and the way to add one of every channel this version speaks. */
export function InboxesPage() {
  const { t } = useTranslation(['admin-inboxes', 'ui']);
  const about = useChannelAbout();
  const inboxes = useInboxes();
  const queues = useQueues() ?? [];
  const { openId } = useAdminPath();
  const newChannel = channelIds.find((id) => openId === `${newItem}-${id}`) ?? null;
  const add = (
    <Menu
      label={t('channel')}
      placement="bottom end"
      groups={[
        {
          id: 'channels',
          items: channelIds.map((id) => ({
            id,
            label: t(`ui:channel.${id}`, channels[id].name),
            description: about(id),
            leading: <ChannelGlyph channel={id} size={18} label="" />,
            onAction: () => openItem(section, `${newItem}-${id}`),
          })),
        },
      ]}
    >
      <Button look="primary" icon={Plus}>
        {t('add')}
      </Button>
    </Menu>
  );
  return (
    <>
      <AdminList
        section={section}
        title={t('title')}
        help={t('help')}
        add={add}
        rows={inboxes}
        textOf={({ name }) => name}
        empty={{ icon: InboxIcon, title: t('emptyTitle'), text: t('empty') }}
        editor={(inbox) => inbox && <InboxEditor inbox={inbox} channel={inbox.channel} />}
        columns={[
          {
            id: 'name',
            title: t('field.name'),
            cell: ({ name, channel, address }) => (
              <span className="flex items-center gap-2.5">
                <ChannelGlyph channel={channel} size={20} />
                <NameCell name={name} line={address} isCut />
              </span>
            ),
          },
          {
            id: 'queue',
            title: t('field.queue'),
            cell: ({ queueId }) =>
              queues.find(({ id }) => id === queueId)?.name ?? <span className="text-faint">{t('noQueue')}</span>,
          },
          {
            id: 'health',
            title: t('connection'),
            cell: ({ health, enabled, createdAt }) => (
              <HealthWords health={enabled ? health : { name: 'disabled', since: sinceOf(health, createdAt) }} />
            ),
          },
        ]}
      />
      {newChannel && <InboxEditor key={newChannel} inbox={null} channel={newChannel} />}
    </>
  );
}

const sinceOf = (health: { since: number }, createdAt: number) => Math.max(health.since, createdAt);
