import { useTranslation } from 'react-i18next';
import type { InboxHealth } from '#shared/domain/inbox.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { Pill } from '../../ui/pill.tsx';

const tones = { connecting: 'accent', connected: 'good', failing: 'bad', disabled: 'neutral' } as const;

/** How a connection stands: a word, since when, and what the provider said when it fails. */
export function HealthWords({ health }: { health: InboxHealth }) {
  const { t } = useTranslation('admin-inboxes');
  const format = useFormat();
  const now = useNow(15_000);
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5">
      <span className="flex items-center gap-2">
        <Pill tone={tones[health.name]}>{t(`health.${health.name}`)}</Pill>
        <span className="text-sm text-muted">{t('healthSince', { when: format.moment(health.since, now) })}</span>
      </span>
      {health.name === 'failing' && <span className="max-w-100 text-sm text-bad">{health.detail}</span>}
    </span>
  );
}
