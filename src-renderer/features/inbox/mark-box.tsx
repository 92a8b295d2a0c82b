import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';

/** Lies over a row's picture: there while rows are being chosen, else only under the pointer. The row itself says its state. */
export function MarkBox({ isMarked, isShown }: { isMarked: boolean; isShown: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'absolute inset-0 place-items-center rounded-full bg-panel/85',
        isShown ? 'grid' : 'hidden group-hover/row:grid',
      )}
    >
      <span
        data-filled={isMarked || undefined}
        className={clsx(
          'grid size-4.5 place-items-center rounded-md border-2',
          isMarked ? 'border-accent bg-accent text-on-accent' : 'border-control bg-panel',
        )}
      >
        {isMarked && <Icon of={Check} size="sm" />}
      </span>
    </span>
  );
}
