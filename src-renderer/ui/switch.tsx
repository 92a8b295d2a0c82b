import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';

export interface SwitchProps extends Omit<SwitchFieldProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  className?: string;
}

/** On or off. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={clsx('flex', className)}>
      <SwitchButton className="group flex cursor-default items-center gap-2 data-disabled:opacity-50">
        <span
          data-filled
          className={clsx(
            'flex h-4.5 w-8 shrink-0 items-center rounded-full bg-control p-0.5 transition-colors group-data-selected:bg-accent',
            'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-1 group-data-focus-visible:outline-focus',
          )}
        >
          <span
            data-filled
            className="size-3.5 rounded-full bg-panel transition-transform group-data-selected:translate-x-3.5"
          />
        </span>
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
