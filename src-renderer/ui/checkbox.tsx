import { clsx } from 'clsx';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  className?: string;
}

export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={clsx('flex', className)}>
      <CheckboxButton className="group flex cursor-default items-center gap-2 data-disabled:opacity-50">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span
              className={clsx(
                'grid size-4 shrink-0 place-items-center rounded border',
                'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-1 group-data-focus-visible:outline-focus',
                isSelected || isIndeterminate
                  ? 'border-accent bg-accent text-on-accent'
                  : 'border-control bg-panel group-data-invalid:border-bad',
              )}
            >
              {isIndeterminate ? (
                <Minus size={12} aria-hidden />
              ) : (
                isSelected && <Check size={12} strokeWidth={3} aria-hidden />
              )}
            </span>
            {children}
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
