import { clsx } from 'clsx';

export interface CountBadgeProps {
  count: number;
  /** 'bad' calls for attention (unread, waiting), 'quiet' only counts. */
  tone?: 'bad' | 'accent' | 'quiet';
  /** Above this "99+" is shown. */
  max?: number;
  /** What is counted, in words and with the number ("12 unread"); without it the number itself is read. */
  label?: string;
}

/** Nothing at zero. */
export function CountBadge({ count, tone = 'bad', max = 99, label }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      data-filled
      {...(label ? { role: 'img', 'aria-label': label } : {})}
      className={clsx(
        'inline-grid h-4 min-w-4 place-items-center rounded-full px-1 text-2xs leading-none font-semibold',
        { bad: 'bg-bad text-on-bad', accent: 'bg-accent text-on-accent', quiet: 'bg-hover text-muted' }[tone],
      )}
    >
      {count > max ? `${max}+` : count}
    </span>
  );
}
