import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type PresenceState, presenceStates } from '#shared/domain/presence.ts';
import { systemAwayReasons } from '#shared/domain/presence-cause.ts';
import { useNow } from '../../platform/use-now.ts';
import { mutate, useMe, usePresence, useWorkspace } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Duration } from '../../ui/time-text.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useReasonName } from './shown-states.ts';

const dots: Record<PresenceState, string> = {
  available: 'bg-good',
  busy: 'bg-bad',
  away: 'bg-warn',
  'wrap-up': 'bg-accent',
  offline: 'border-[1.5px] border-muted bg-transparent',
};
/** 'offline' is what the server says of a desk that is gone; nobody chooses it. */
const chosen = presenceStates.filter((state) => state !== 'offline' && state !== 'away');

export function PresenceDot({ state }: { state: PresenceState }) {
  return <span data-meaning-by-color className={clsx('inline-block size-2 shrink-0 rounded-full', dots[state])} />;
}

/** What the agent says about themselves, for how long already, and the way to change it. */
export function PresenceMenu() {
  const { t } = useTranslation('presence');
  const me = useMe();
  const workspace = useWorkspace();
  const everybody = usePresence();
  const presence = everybody?.get(me?.id ?? '');
  const now = useNow();
  const state = presence?.state ?? 'offline';
  const reasonName = useReasonName()(presence?.reason ?? null);
  const label = reasonName ?? t(`state.${state}`);
  const wasSentAway = state === 'away' && systemAwayReasons.some((reason) => reason === presence?.reason);

  async function set(next: PresenceState, reason: string | null): Promise<void> {
    const done = await mutate('presence.set', { state: next, reason });
    if (!done.ok) showToast({ text: t('refused'), tone: 'bad' });
  }
  const item = (next: PresenceState, reason: string | null, name: string) => {
    const isCurrent = state === next && (presence?.reason ?? null) === reason;
    return {
      id: `${next}:${reason ?? ''}`,
      label: name,
      leading: isCurrent ? <Icon of={Check} size="sm" /> : <PresenceChoice state={next} />,
      onAction: () => void set(next, reason),
    };
  };
  const away = [{ code: null, name: t('state.away') }, ...(workspace?.awayReasons ?? [])];
  const groups: MenuGroup[] = [
    { id: 'states', items: chosen.map((next) => item(next, null, t(`state.${next}`))) },
    { id: 'away', title: t('awayTitle'), items: away.map(({ code, name }) => item('away', code, name)) },
  ];
  // Not read yet: nothing is said that may be untrue, and nothing moves when it is.
  if (everybody === undefined) return <Skeleton className="h-7 w-34 shrink-0 rounded-full" />;
  return (
    <span className="flex shrink-0 items-center gap-2">
      {(presence?.state === 'offline' || wasSentAway) && (
        <Button size="sm" look="primary" onPress={() => void set('available', null)}>
          {t('goAvailable')}
        </Button>
      )}
      <Menu label={t('menu')} groups={groups} placement="bottom end">
        <AriaButton className="flex h-7 items-center gap-2 rounded-full border border-line bg-panel pr-2 pl-2.5 data-hovered:bg-hover">
          <PresenceDot state={state} />
          <span className="sr-only">{t('button', { state: label })}</span>
          <span aria-hidden className="max-w-40 truncate font-medium">
            {label}
          </span>
          {presence && (
            // Not in the name: it would be another one every second.
            <span aria-hidden>
              <Duration ms={Math.max(0, now - presence.since)} className="min-w-10 text-right text-muted" />
            </span>
          )}
          <Icon of={ChevronDown} size="sm" className="text-faint" />
        </AriaButton>
      </Menu>
    </span>
  );
}

const PresenceChoice = ({ state }: { state: PresenceState }) => (
  <span className="grid size-3.5 place-items-center">
    <PresenceDot state={state} />
  </span>
);
