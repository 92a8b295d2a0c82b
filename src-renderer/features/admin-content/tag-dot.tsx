import { clsx } from 'clsx';
import type { Tag } from '#shared/domain/tag.ts';

const colors: Record<Tag['color'], string> = {
  grey: 'bg-muted',
  blue: 'bg-accent',
  teal: 'bg-channel-chat',
  green: 'bg-good',
  amber: 'bg-warn',
  red: 'bg-bad',
  violet: 'bg-whisper',
};

/** A tag's colour, always beside its name. */
export const TagDot = ({ color }: Pick<Tag, 'color'>) => (
  <span aria-hidden data-meaning-by-color className={clsx('size-2.5 shrink-0 rounded-full', colors[color])} />
);
