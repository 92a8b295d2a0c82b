import { clsx } from 'clsx';
import { Lock } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMe, useSyncStatus } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState, OfflineNotice } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { openSection, useAdminPath } from '../admin-frame/index.ts';
import { sectionGroups, sections } from './sections.tsx';

/** What a team sets up for itself: who works, where from, with what words. Everybody sees the parts their role may keep. */
export function AdminScreen() {
  const { t } = useTranslation('admin');
  const me = useMe();
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const { section } = useAdminPath();
  if (me === undefined) return <SkeletonRows rows={8} />;
  const allowed = sections.filter(({ may }) => me !== null && may(me.role));
  const current = allowed.find(({ id }) => id === section) ?? allowed[0];
  if (!current) {
    return (
      <EmptyState icon={Lock} title={t('notAllowedTitle')}>
        {t('notAllowed')}
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full min-h-0">
      <nav
        aria-label={t('title')}
        className="w-52 shrink-0 overflow-auto border-r bg-panel px-2.5 py-4 max-[899px]:w-13 max-[899px]:px-1.5"
      >
        <p className="px-2.5 pb-3 text-lg font-strong max-[899px]:hidden">{t('title')}</p>
        {sectionGroups.map((group) => {
          const ofGroup = allowed.filter((section) => section.group === group);
          return (
            ofGroup.length > 0 && (
              <section key={group} aria-label={t(`group.${group}`)} className="pb-3">
                <p aria-hidden className="eyebrow px-2.5 pb-1 max-[899px]:hidden">
                  {t(`group.${group}`)}
                </p>
                <ul className="flex flex-col gap-0.5">
                  {ofGroup.map(({ id, icon }) => (
                    <li key={id}>
                      <AriaButton
                        {...(id === current.id ? { 'aria-current': 'page' as const } : {})}
                        onPress={() => openSection(id)}
                        className={clsx(
                          'flex h-8 w-full items-center gap-2.5 rounded-lg px-2.5 text-left font-medium outline-offset-[-2px]',
                          id === current.id
                            ? 'bg-accent-soft text-accent'
                            : 'text-muted data-hovered:bg-hover data-hovered:text-text',
                        )}
                      >
                        <Icon of={icon} />
                        <span className="max-[899px]:sr-only">{t(`section.${id}`)}</span>
                      </AriaButton>
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </nav>
      <main aria-label={t(`section.${current.id}`)} className="flex min-w-0 flex-1 flex-col bg-panel">
        {isOffline && <OfflineNotice>{` · ${t(current.needsServer ? 'offlineRead' : 'offlineKept')}`}</OfflineNotice>}
        {current.page}
      </main>
    </div>
  );
}
