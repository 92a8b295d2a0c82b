import { AlarmClock, ArrowRightLeft, CircleCheckBig, Ellipsis, RotateCcw, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { ActionDialog, type ActionName } from './action-dialog.tsx';
import { askHandOver } from './questions.ts';
import { markUnread, reopen, resolve, resolveWithOutcome, setPending } from './run-action.ts';
import { askToMerge, askToSplit } from './thread-questions.ts';

/** What can be done with a conversation, as buttons and as keys. Every one works offline and can be undone for a while. */
export function ActionBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversation-actions');
  const [open, setOpen] = useState<ActionName | null>(null);
  const users = useUsers();
  const assignee = users?.find(({ id }) => id === conversation.assigneeId);
  const isResolved = conversation.state === 'resolved';
  const group = t('keys.group');
  const finish = () => void (isResolved ? reopen(conversation) : resolve(conversation));

  useShortcuts({
    a: { label: t('assign'), group, run: () => setOpen('assign') },
    s: { label: t('snooze'), group, run: () => setOpen('snooze') },
    e: { label: isResolved ? t('reopen') : t('resolve'), group, run: finish },
    ...(isResolved
      ? {}
      : { 'shift+e': { label: t('resolveWithOutcome'), group, run: () => resolveWithOutcome(conversation) } }),
    t: { label: t('transfer'), group, run: () => askHandOver(conversation, 'transfer') },
    c: { label: t('consult'), group, run: () => askHandOver(conversation, 'consult') },
    i: { label: t('invite'), group, run: () => askHandOver(conversation, 'invite') },
    u: { label: t('markUnread'), group, run: () => void markUnread(conversation) },
    g: { label: t('tag'), group, run: () => setOpen('tag') },
    p: { label: t('setPriority'), group, run: () => setOpen('priority') },
  });

  const more = [
    {
      id: 'colleagues',
      items: [
        { id: 'consult', label: t('consult'), kbd: 'c', onAction: () => askHandOver(conversation, 'consult') },
        { id: 'invite', label: t('invite'), kbd: 'i', onAction: () => askHandOver(conversation, 'invite') },
      ],
    },
    {
      id: 'more',
      items: [
        { id: 'tag', label: t('tag'), kbd: 'g', onAction: () => setOpen('tag') },
        { id: 'priority', label: t('setPriority'), kbd: 'p', onAction: () => setOpen('priority') },
        { id: 'unread', label: t('markUnread'), kbd: 'u', onAction: () => void markUnread(conversation) },
        ...(isResolved
          ? []
          : [
              {
                id: 'outcome',
                label: t('resolveWithOutcome'),
                kbd: 'shift+e',
                onAction: () => resolveWithOutcome(conversation),
              },
            ]),
        ...(conversation.state === 'pending'
          ? [{ id: 'open', label: t('reopen'), onAction: () => void reopen(conversation) }]
          : [{ id: 'pending', label: t('setPending'), onAction: () => void setPending(conversation) }]),
      ],
    },
    {
      id: 'thread',
      items: [
        { id: 'merge', label: t('merge'), onAction: () => askToMerge([conversation.id]) },
        { id: 'split', label: t('split'), onAction: () => askToSplit(conversation.id) },
      ],
    },
  ];
  return (
    <div role="toolbar" aria-label={t('toolbar')} className="flex shrink-0 items-center gap-1.5">
      <Tooltip text={assignee ? t('assignedTo', { name: assignee.name }) : t('assign')} kbd="a">
        <Button onPress={() => setOpen('assign')} className="max-w-40" {...(assignee ? {} : { icon: UserRoundPlus })}>
          {assignee && <Avatar name={assignee.name} colorKey={assignee.id} size="xs" />}
          {/* Words instead of aria-label: a label must begin with what is written, and what is written here is short. */}
          <span className="sr-only">{assignee ? t('assignedTo', { name: assignee.name }) : t('assign')}</span>
          <span aria-hidden className="hidden truncate @2xl:block">
            {assignee ? shortName(assignee.name) : t('assign')}
          </span>
        </Button>
      </Tooltip>
      <Tooltip text={t('snooze')} kbd="s">
        <Button icon={AlarmClock} onPress={() => setOpen('snooze')} aria-label={t('snooze')}>
          <span className="hidden @2xl:inline">{t('snooze')}</span>
        </Button>
      </Tooltip>
      <Tooltip text={t('transfer')} kbd="t">
        <Button icon={ArrowRightLeft} onPress={() => askHandOver(conversation, 'transfer')} aria-label={t('transfer')}>
          <span className="hidden @2xl:inline">{t('transfer')}</span>
        </Button>
      </Tooltip>
      <Menu label={t('more')} groups={more} placement="bottom end">
        <IconButton icon={Ellipsis} label={t('more')} />
      </Menu>
      <Button
        look={isResolved ? 'plain' : 'primary'}
        icon={isResolved ? RotateCcw : CircleCheckBig}
        kbd="e"
        onPress={finish}
        className="[&_kbd]:hidden @xl:[&_kbd]:inline-flex"
      >
        {isResolved ? t('reopen') : t('resolve')}
      </Button>
      <ActionDialog action={open} conversation={conversation} onOpen={setOpen} onClose={() => setOpen(null)} />
    </div>
  );
}

const shortName = (name: string) => name.split(/\s+/)[0] ?? name;
