import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '#shared/contract/socket.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { now } from '../../platform/now.ts';
import { request } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { SettingsPart } from './settings-part.tsx';

type Session = RequestOutput<'session:list'>['sessions'][number];
type Listed = { name: 'loading' } | { name: 'failed' } | { name: 'here'; sessions: readonly Session[] };

/** Every place this person is signed in at, and the way to end one that should not be. */
export function SessionSettings({ isOffline }: { isOffline: boolean }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [listed, setListed] = useState<Listed>({ name: 'loading' });
  const load = useCallback(async () => {
    setListed({ name: 'loading' });
    const answer = await request('session:list', {});
    setListed(answer.ok ? { name: 'here', sessions: answer.value.sessions } : { name: 'failed' });
  }, []);
  useEffect(() => {
    if (!isOffline) void load();
  }, [isOffline, load]);

  async function revoke({ id, device }: Session): Promise<void> {
    const answer = await request('session:revoke', { id });
    showToast(
      answer.ok
        ? { text: t('sessions.ended', { device }), tone: 'good' }
        : { text: t('sessions.notEnded'), tone: 'bad' },
    );
    void load();
  }
  return (
    <SettingsPart title={t('sessions.title')} help={t('sessions.help')}>
      {isOffline && listed.name !== 'here' && <p className="text-muted">{t('sessions.offline')}</p>}
      {!isOffline && listed.name === 'loading' && (
        <div role="status" aria-label={t('ui:loading')} className="flex flex-col gap-2">
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      )}
      {!isOffline && listed.name === 'failed' && (
        <p role="alert" className="flex items-center gap-2 text-bad">
          {t('sessions.failed')}
          <Button onPress={() => void load()}>{t('ui:retry')}</Button>
        </p>
      )}
      {listed.name === 'here' && (
        <ul aria-label={t('sessions.title')} className="flex flex-col">
          {listed.sessions.map((session) => (
            <li key={session.id} className="flex items-center gap-3 border-b py-2 first:pt-0">
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-2">
                  <span className="truncate font-medium">{session.device}</span>
                  {session.current && <Pill tone="accent">{t('sessions.current')}</Pill>}
                </span>
                <span className="text-sm text-muted">
                  {t('sessions.seen', { when: format.relative(session.lastSeenAt, now()) })}
                </span>
              </span>
              {!session.current && (
                <Button
                  size="sm"
                  isDisabled={isOffline}
                  aria-label={t('sessions.endOf', { device: session.device })}
                  onPress={() => void revoke(session)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </SettingsPart>
  );
}
