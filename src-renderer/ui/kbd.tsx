import { clsx } from 'clsx';
import { chordSigns } from './chord.ts';

export interface KbdProps {
  /** 'mod+enter', 'j', '?' … see chord.ts. */
  keys: string;
  /** Takes the ink of what it lies on, for coloured buttons. */
  inherit?: boolean;
}

/** A keyboard hint. Hidden from screen readers, so that a button's name stays its word. */
export function Kbd({ keys, inherit }: KbdProps) {
  return (
    <kbd
      aria-hidden
      className={clsx(
        'inline-flex items-center rounded-[5px] border border-b-2 px-1.25 font-sans text-xs leading-4 whitespace-nowrap',
        inherit ? 'border-current/40 text-inherit' : 'border-line bg-panel text-muted',
      )}
    >
      {chordSigns(keys).join(' ')}
    </kbd>
  );
}
