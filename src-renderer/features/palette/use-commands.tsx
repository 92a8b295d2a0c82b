import {
  CircleCheckBig,
  Inbox,
  Keyboard,
  Languages,
  Moon,
  Settings,
  UserRound,
  UserRoundCheck,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mayEditContent } from '#shared/domain/role.ts';
import { languageNames, languages } from '../../i18n/languages.ts';
import { conversationIn, goTo, usePath } from '../../platform/location.ts';
import { mutate, useConversation, useMe, useQueues } from '../../sync/index.ts';
import type { PaletteGroup, PaletteItem } from '../../ui/command-palette.tsx';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { useShortcutList } from '../../ui/shortcut-registry.ts';
import { chooseTheme, themes } from '../../ui/theme.ts';
import { showToast } from '../../ui/toast.tsx';
import { reopen, resolve } from '../conversation-actions/index.ts';
import { showView } from '../inbox/index.ts';
import { chooseLanguage } from '../settings/index.ts';
import { matchesCommand } from './match-command.ts';

interface Command extends Omit<PaletteItem, 'leading'> {
  icon: IconProps['of'];
}
const views = ['mine', 'unassigned', 'all', 'vip', 'breaching'] as const;
const states = ['available', 'busy', 'away', 'wrap-up'] as const;
/** Keys that name a command already listed here by itself. */
const ownKeys = new Set(['mod+k', 'e']);

/** Presses a key for the agent: what has a shortcut on the screen beneath is a command too, without being written twice. */
function press(keys: string): void {
  // After the palette has closed and the focus is back where it was.
  setTimeout(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: keys, bubbles: true })), 60);
}

/** Everything the palette can do, narrowed by what is typed. */
export function useCommands(query: string): PaletteGroup[] {
  const { t } = useTranslation(['palette', 'inbox', 'presence']);
  const me = useMe();
  const queues = useQueues() ?? [];
  const conversation = useConversation(conversationIn(usePath()));
  const shortcuts = useShortcutList();

  const refuse = (done: { ok: boolean }) => {
    if (!done.ok) showToast({ text: t('refused'), tone: 'bad' });
  };
  const forConversation: Command[] = conversation
    ? [
        ...(me && conversation.assigneeId !== me.id
          ? [
              {
                id: 'assign-to-me',
                label: t('assignToMe'),
                icon: UserRoundCheck,
                onSelect: () =>
                  void mutate('conversation.assign', { conversationId: conversation.id, userId: me.id }).then(refuse),
              },
            ]
          : []),
        conversation.state === 'resolved'
          ? { id: 'reopen', label: t('reopen'), icon: Inbox, kbd: 'e', onSelect: () => void reopen(conversation) }
          : {
              id: 'resolve',
              label: t('resolve'),
              icon: CircleCheckBig,
              kbd: 'e',
              onSelect: () => void resolve(conversation),
            },
      ]
    : [];
  const bound: Command[] = shortcuts
    .filter(({ keys }) => keys.length === 1 && !ownKeys.has(keys))
    .map(({ keys, label }) => ({
      id: `key:${keys}`,
      label,
      icon: Keyboard,
      kbd: keys,
      onSelect: () => press(keys),
    }));
  const show = (view: Parameters<typeof showView>[0]) => () => {
    showView(view);
    goTo('conversations');
  };
  const navigation: Command[] = [
    ...views.map((view) => ({
      id: `view:${view}`,
      label: t('goTo', { place: t(`inbox:view.${view}`) }),
      icon: Inbox,
      onSelect: show(view),
    })),
    ...queues.map(({ id, name }) => ({
      id: `queue:${id}`,
      label: t('goTo', { place: name }),
      description: t('queue'),
      icon: UsersRound,
      onSelect: show(`queue:${id}`),
    })),
    { id: 'settings', label: t('settings'), icon: Settings, onSelect: () => goTo('settings') },
    ...(me && mayEditContent(me.role)
      ? [{ id: 'admin', label: t('admin'), icon: Settings, onSelect: () => goTo('admin') }]
      : []),
  ];
  const mine: Command[] = [
    ...states.map((state) => ({
      id: `presence:${state}`,
      label: t('setState', { state: t(`presence:state.${state}`) }),
      icon: UserRound,
      onSelect: () => void mutate('presence.set', { state, reason: null }).then(refuse),
    })),
    ...themes.map((theme) => ({
      id: `theme:${theme}`,
      label: t(`theme.${theme}`),
      icon: Moon,
      onSelect: () => chooseTheme(theme),
    })),
    ...languages.map((language) => ({
      id: `language:${language}`,
      label: t('setLanguage', { language: languageNames[language] }),
      icon: Languages,
      onSelect: () => void chooseLanguage(language),
    })),
  ];

  const items = (commands: readonly Command[], most: number): PaletteItem[] =>
    commands
      .filter(({ label, description }) => matchesCommand(`${label} ${description ?? ''}`, query))
      .slice(0, most)
      .map(({ icon, ...command }) => ({
        ...command,
        leading: <Icon of={icon} size="sm" className="text-muted" />,
      }));
  const typed = query.trim() !== '';
  return [
    { id: 'conversation', title: t('group.conversation'), items: items([...forConversation, ...bound], typed ? 6 : 5) },
    { id: 'navigation', title: t('group.navigation'), items: items(navigation, typed ? 6 : 5) },
    ...(typed ? [{ id: 'mine', title: t('group.mine'), items: items(mine, 6) }] : []),
  ].filter((group) => group.items.length > 0);
}
