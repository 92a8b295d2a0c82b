import { clsx } from 'clsx';
import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconProps } from './icon.tsx';

const looks = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'bg-bad px-1.5 text-on-bad',
  paused: 'text-muted',
} as const;

export interface SlaPillProps {
  /** The time left as written: "38m", "1:12", "−0:48", "due 16:00"; for a promise that stands still, that word. */
  text: string;
  state: keyof typeof looks;
  /** Which promise ("First reply"), for screen readers and the tooltip. */
  promise?: string;
  /** The promise's name in sight, where there are several. */
  name?: string;
  /** Tells one kind from the others where there is no room for its name. */
  icon?: IconProps['of'];
}

/** Time left on a promise. The colour is said in words too. */
export function SlaPill({ text, state, promise, name, icon }: SlaPillProps) {
  const { t } = useTranslation('ui');
  const words = [promise, t(`promise.${state}`)].filter(Boolean).join(', ');
  const sign = state === 'paused' ? Pause : icon;
  return (
    <span
      data-filled={state === 'bad' || undefined}
      title={words}
      className={clsx(
        'inline-flex items-center gap-1 rounded-md text-xs leading-4.5 font-semibold whitespace-nowrap',
        looks[state],
      )}
    >
      <span className="sr-only">{`${words}: `}</span>
      {sign && <Icon of={sign} size="sm" />}
      {name && (
        <span aria-hidden className="font-medium">
          {name}
        </span>
      )}
      {text}
    </span>
  );
}
