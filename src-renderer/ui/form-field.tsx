import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { FieldError, type FieldErrorProps, Label, Text } from 'react-aria-components';

/** What every field of the kit has around it. `label` is always the accessible name; hideLabel only hides it from the eye. */
export interface FieldFrame {
  label: string;
  hideLabel?: boolean;
  description?: ReactNode;
  /** Shown when the field is invalid; without it the browser's own sentence is. */
  errorMessage?: FieldErrorProps['children'];
}

export const fieldLayout = 'flex min-w-0 flex-col gap-1';
/**
 * For `autoComplete`: without it a browser writes what is typed into its session files, in the clear, so that a restored tab has it
 * again. Fields that a password manager should fill say so themselves.
 */
export const keptByNobody = 'off';

export const inputLook =
  'field-edge h-7 w-full min-w-0 px-2.5 text-base outline-offset-0 data-disabled:opacity-50 data-invalid:border-bad';

export function FieldLabel({ label, hideLabel }: Pick<FieldFrame, 'label' | 'hideLabel'>) {
  return <Label className={clsx('text-sm font-medium text-muted', hideLabel && 'sr-only')}>{label}</Label>;
}

/** The lines under a field: its help, and what is wrong with it. */
export function FieldLines({ description, errorMessage }: Pick<FieldFrame, 'description' | 'errorMessage'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-sm text-faint">
          {description}
        </Text>
      )}
      <FieldError className="text-sm text-bad">{errorMessage}</FieldError>
    </>
  );
}
