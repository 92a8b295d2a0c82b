import { BellRing, Check, LogOut, Settings } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { flushDrafts } from '../features/composer/index.ts';
import { chooseLanguage } from '../features/settings/index.ts';
import { languageNames, languages } from '../i18n/languages.ts';
import { desktop } from '../platform/desktop.ts';
import { goTo } from '../platform/location.ts';
import { signOut, useMe, useSyncPart } from '../sync/index.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { chooseTheme, currentTheme, themes } from '../ui/theme.ts';
import { Tooltip } from '../ui/tooltip.tsx';

const tick = <Icon of={Check} size="sm" className="text-accent" />;
const gap = <span className="size-3.5" />;

/** @returns false when something waits to be sent, and nobody has said that it may stay behind */
async function tryToLeave(force: boolean): Promise<boolean> {
  flushDrafts();
  return (await signOut({ force })).done;
}

/** The agent's own: how the desk looks, which language it speaks, signing out. */
export function SettingsMenu() {
  const { t, i18n } = useTranslation('app');
  const me = useMe();
  const waiting = useSyncPart((state) => state.awaited) ?? 0;
  const [theme, setTheme] = useState(currentTheme);
  const [asksSignOut, setAsksSignOut] = useState(false);
  const [permission, setPermission] = useState(() => desktop.notificationPermission());
  const leave = useCallback(async (force: boolean) => setAsksSignOut(!(await tryToLeave(force))), []);
  useEffect(() => {
    if (!asksSignOut || waiting > 0) return;
    // All has gone out while it was asked: there is nothing left to ask.
    setAsksSignOut(false);
    void leave(false);
  }, [asksSignOut, waiting, leave]);
  const groups = [
    {
      id: 'theme',
      title: t('settings.theme'),
      items: themes.map((one) => ({
        id: `theme:${one}`,
        label: t(`settings.themes.${one}`),
        leading: one === theme ? tick : gap,
        onAction: () => {
          chooseTheme(one);
          setTheme(one);
        },
      })),
    },
    {
      id: 'language',
      title: t('settings.language'),
      items: languages.map((one) => ({
        id: `language:${one}`,
        label: languageNames[one],
        leading: one === i18n.resolvedLanguage ? tick : gap,
        onAction: () => void chooseLanguage(one),
      })),
    },
    {
      id: 'me',
      ...(me ? { title: me.email } : {}),
      items: [
        ...(permission === 'ask'
          ? [
              {
                id: 'notify',
                label: t('settings.notify'),
                icon: BellRing,
                onAction: () => void desktop.askToNotify().then(setPermission),
              },
            ]
          : []),
        { id: 'settings', label: t('route.settings'), icon: Settings, onAction: () => goTo('settings') },
        {
          id: 'sign-out',
          label: t('settings.signOut'),
          icon: LogOut,
          onAction: () => void leave(false),
        },
      ],
    },
  ];
  const name = me?.name ?? '';
  return (
    <>
      <Menu label={t('settings.title')} groups={groups} placement="right bottom">
        <SettingsButton name={name} colorKey={me?.id ?? name} label={t('settings.button', { name })} />
      </Menu>
      <ConfirmDialog
        title={t('settings.signOutTitle')}
        confirmLabel={t('settings.signOut')}
        isOpen={asksSignOut}
        onClose={() => setAsksSignOut(false)}
        onConfirm={() => void leave(true)}
      >
        {t('settings.signOutWaiting', { count: waiting })}
      </ConfirmDialog>
    </>
  );
}

function SettingsButton({ name, colorKey, label }: { name: string; colorKey: string; label: string }) {
  return (
    <Tooltip text={label}>
      <AriaButton className="rounded-full">
        <Avatar name={name} colorKey={colorKey} size="sm" />
        <span className="sr-only">{label}</span>
      </AriaButton>
    </Tooltip>
  );
}
