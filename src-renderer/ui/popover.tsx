import { clsx } from 'clsx';
import type { ReactElement, ReactNode } from 'react';
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
} from 'react-aria-components';
import { floatLook } from './option-list.tsx';

export interface PopoverProps {
  /** The accessible name of what opens. */
  label: string;
  trigger: ReactElement;
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: NonNullable<AriaPopoverProps['placement']>;
  className?: string;
}

/** A small panel at the button that opens it. Esc or a click outside closes; focus goes back to the button. */
export function Popover({ label, trigger, children, placement = 'bottom start', className }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} offset={6} className={`${floatLook} max-w-96 overflow-auto`}>
        <Dialog aria-label={label} className={clsx('p-3 outline-none', className)}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
