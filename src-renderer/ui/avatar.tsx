import { clsx } from 'clsx';
import { ChannelGlyph } from './channel-glyph.tsx';
import { initialsOf, stableIndex } from './initials.ts';

const faces = ['bg-face-1', 'bg-face-2', 'bg-face-3', 'bg-face-4', 'bg-face-5', 'bg-face-6', 'bg-face-7', 'bg-face-8'];
const sizes = {
  xs: 'size-5 text-[9px]',
  sm: 'size-7 text-2xs',
  md: 'size-9 text-sm',
  lg: 'size-11.5 text-lg',
} as const;

export interface AvatarProps {
  name: string;
  /** What the colour hangs on; the person's id, so that a new name keeps the colour. Default: the name. */
  colorKey?: string;
  size?: keyof typeof sizes;
  /** The gold ring. */
  vip?: boolean;
  /** The channel's mark at the lower corner. */
  channel?: string;
}

/** Initials on a colour. Decoration beside the written name, so hidden from screen readers (the channel mark is not). */
export function Avatar({ name, colorKey = name, size = 'md', vip, channel }: AvatarProps) {
  return (
    <span className="relative inline-block shrink-0">
      <span
        aria-hidden
        data-filled
        className={clsx(
          'grid place-items-center rounded-full font-semibold text-on-face select-none',
          sizes[size],
          faces[stableIndex(colorKey, faces.length)],
          vip && 'vip-ring',
        )}
      >
        {initialsOf(name)}
      </span>
      {channel && (
        <span className="absolute -right-1.5 -bottom-1.5">
          <ChannelGlyph channel={channel} size={18} outlined />
        </span>
      )}
    </span>
  );
}
