import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Pill } from '../../ui/pill.tsx';

export interface NameCellProps {
  name: string;
  /** Said beside the name of what is not in use: "Off", "Retired". */
  off?: string | false;
  /** Under the name: what this one is about. */
  line?: ReactNode;
  /** The line is cut where the column ends, instead of going on below. */
  isCut?: boolean;
  className?: string;
}

/** What a row of the administration is called, and in a quieter line what it is. */
export function NameCell({ name, off, line, isCut = false, className }: NameCellProps) {
  return (
    <span className={clsx('flex min-w-0 flex-col', className)}>
      <span className="flex items-center gap-2 font-semibold">
        {name}
        {off && <Pill>{off}</Pill>}
      </span>
      {line !== undefined && <span className={clsx('text-sm text-muted', isCut && 'truncate')}>{line}</span>}
    </span>
  );
}
