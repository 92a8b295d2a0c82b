import { clsx } from 'clsx';
import { CircleAlert, CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../platform/use-now.ts';
import { type SyncState, useSyncStatus, useWorkspace } from '../sync/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Pill } from '../ui/pill.tsx';
import { StatusBarPlace } from './frame-places.tsx';
import { OutboxDialog } from './outbox-dialog.tsx';
import { ageWords, statusWords } from './status-words.ts';

const inks = { good: 'text-good', warn: 'text-warn', bad: 'text-bad', quiet: 'text-muted' } as const;
const dots = { good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad', quiet: 'bg-muted' } as const;
const entry = 'flex items-center gap-1 rounded-md px-1.5 py-0.5 data-hovered:bg-hover data-hovered:text-text';

/** The line at the bottom: whether what is on screen is current, what has not gone out, what needs a decision. */
export function StatusBar() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const state = useSyncStatus();
  const workspace = useWorkspace();
  const [isOpen, setIsOpen] = useState(false);
  if (!state) return <StatusBarPlace />;
  const { awaited: waiting, parked, cachedMessages } = state;
  return (
    <footer className="flex h-6.5 shrink-0 items-center gap-3 overflow-hidden border-t bg-panel px-2 text-xs whitespace-nowrap text-muted">
      <ConnectionWords state={state} />
      <AriaButton onPress={() => setIsOpen(true)} className={clsx(entry, waiting > 0 && 'font-semibold text-warn')}>
        {waiting > 0 && <Icon of={CloudUpload} size="sm" />}
        {t('status.waiting', { count: waiting })}
      </AriaButton>
      {parked > 0 && (
        <AriaButton onPress={() => setIsOpen(true)} className={clsx(entry, 'font-semibold text-bad')}>
          <Icon of={CircleAlert} size="sm" />
          {t('status.parked', { count: parked })}
        </AriaButton>
      )}
      <span className="truncate max-[900px]:hidden">
        {t('status.cached', { count: cachedMessages, number: format.number(cachedMessages) })}
      </span>
      <span className="flex-1" />
      {workspace?.sample && <Pill tone="accent">{t('status.sample')}</Pill>}
      <span className="pr-1.5 max-[900px]:hidden">{t('status.keys')}</span>
      <OutboxDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </footer>
  );
}

/** Read out only when the state changes, not at every second of its age. */
function ConnectionWords({ state }: { state: SyncState }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const now = useNow();
  const { tone, key, at, share } = statusWords(state);
  const age =
    at === null
      ? ''
      : // Without a connection the clock's time is said: "as of now" would be true at first and a lie a minute later.
        key === 'offline'
        ? format.moment(at, now)
        : ageWords(
            at,
            now,
            (count) => t('status.secondsAgo', { count }),
            (then) => format.relative(then, now),
          );
  return (
    <span className={clsx('flex items-center gap-1.5 px-1.5 font-medium', inks[tone])}>
      <span data-meaning-by-color aria-hidden className={clsx('size-2 rounded-full', dots[tone])} />
      <span role="status" className="sr-only">
        {t(`status.short.${key}`)}
      </span>
      <span aria-hidden>{t(`status.${key}`, { age, share: format.percent(share ?? 0) })}</span>
    </span>
  );
}
