import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';

const looks = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'bg-bad px-1.5 text-on-bad',
} as const;

export interface SlaPillProps {
  /** The time left as written: "38m", "1:12", "−0:48", "due 16:00". */
  text: string;
  state: keyof typeof looks;
  /** Which promise ("First reply"), for screen readers and the tooltip. */
  promise?: string;
}

/** Time left on a promise. The colour is said in words too. */
export function SlaPill({ text, state, promise }: SlaPillProps) {
  const { t } = useTranslation('ui');
  const words = [promise, t(`promise.${state}`)].filter(Boolean).join(', ');
  return (
    <span
      data-filled={state === 'bad' || undefined}
      title={words}
      className={clsx('inline-block rounded-md text-xs leading-4.5 font-semibold whitespace-nowrap', looks[state])}
    >
      <span className="sr-only">{`${words}: `}</span>
      {text}
    </span>
  );
}
