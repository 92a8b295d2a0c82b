import { UserRoundX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PushPayload } from '#shared/contract/socket.ts';
import { formatDuration } from '../../i18n/format.ts';
import { useNow } from '../../platform/use-now.ts';
import { onPush } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { reportPresent } from './report-idle.ts';

const goneMs = 5_000;
type Announced = PushPayload<'presence:away-soon'>;

/** Said before an untouched computer makes its agent away: how long still, and one button to stay. Any touch stays too. */
export function AwaySoonNotice() {
  const [announced, setAnnounced] = useState<Announced | null>(null);
  useEffect(() => onPush('presence:away-soon', (said) => setAnnounced(said.at === null ? null : said)), []);
  const { at = null } = announced ?? {};
  useEffect(() => {
    if (at === null) return undefined;
    const names = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const name of names) window.addEventListener(name, reportPresent, { passive: true, once: true });
    return () => {
      for (const name of names) window.removeEventListener(name, reportPresent);
    };
  }, [at]);
  if (announced === null || at === null) return null;
  return <Notice reason={announced.reason} at={at} />;
}

function Notice({ reason, at }: { reason: Announced['reason']; at: number }) {
  const { t } = useTranslation('presence');
  const now = useNow();
  // The word that it has happened may have been lost with the connection.
  if (now - at > goneMs) return null;
  const left = Math.max(0, Math.ceil((at - now) / 1000));
  return (
    <div role="alert" className="flex items-center gap-2 border-b bg-warn-soft px-3.5 py-1.5">
      <Icon of={UserRoundX} className="text-warn" />
      {/* Read out once, not at every second. */}
      <span className="sr-only">{t('awaySoon', { reason: t(`reason.${reason}`) })}</span>
      <span aria-hidden className="min-w-0 flex-1">
        <b className="font-strong">{t('awayIn', { time: formatDuration(left * 1000) })}</b>{' '}
        <span className="text-muted">{t(`awayBecause.${reason}`)}</span>
      </span>
      <Button size="sm" look="primary" onPress={reportPresent}>
        {t('here')}
      </Button>
    </div>
  );
}
