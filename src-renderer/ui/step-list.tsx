import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Step {
  id: string;
  label: ReactNode;
  state: 'done' | 'now' | 'next';
  /** At the end of the line: "Insert". */
  action?: ReactNode;
}

/** The steps of a script, in order; the one to take now stands out. */
export function StepList({ label, steps }: { label: string; steps: readonly Step[] }) {
  const { t } = useTranslation('ui');
  return (
    <ol aria-label={label}>
      {steps.map(({ id, label: text, state, action }, at) => (
        <li key={id} aria-current={state === 'now' ? 'step' : undefined} className="flex items-start gap-2.25 py-1.25">
          <span
            data-filled={state === 'done' || undefined}
            className={clsx(
              'grid size-4.5 shrink-0 place-items-center rounded-full border-[1.5px] text-2xs',
              {
                done: 'border-good bg-good text-on-good',
                now: 'border-vip-ring font-semibold text-vip',
                next: 'border-line text-muted',
              }[state],
            )}
          >
            {state === 'done' ? <Check size={11} strokeWidth={3} aria-label={t('done')} role="img" /> : at + 1}
          </span>
          <span
            className={clsx(
              'min-w-0 flex-1',
              state === 'done' && 'text-faint line-through',
              state === 'now' && 'font-semibold',
            )}
          >
            {state === 'now' && <span className="sr-only">{`${t('currentStep')}: `}</span>}
            {text}
          </span>
          {action}
        </li>
      ))}
    </ol>
  );
}
