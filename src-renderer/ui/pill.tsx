import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const tones = {
  neutral: 'bg-sunken text-muted border-line',
  accent: 'bg-accent-soft text-accent border-transparent',
  good: 'bg-good-soft text-good border-transparent',
  warn: 'bg-warn-soft text-warn border-transparent',
  bad: 'bg-bad-soft text-bad border-transparent',
  whisper: 'bg-whisper-soft text-whisper border-whisper border-dashed',
  note: 'bg-note-soft text-note border-note-line',
  vip: 'bg-vip-soft text-vip border-transparent',
} as const;

export type Tone = keyof typeof tones;

export interface PillProps {
  children: ReactNode;
  tone?: Tone;
  className?: string;
}

/** A word of state: a queue, a tag, "draft", "waiting to send". */
export function Pill({ children, tone = 'neutral', className }: PillProps) {
  return (
    <span
      data-filled
      className={clsx(
        'inline-flex max-w-full items-center gap-1 truncate rounded-md border px-1.5 text-xs leading-4.5 font-medium',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
