import { clsx } from 'clsx';
import { Minus, Plus } from 'lucide-react';
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Group,
  Input,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout } from './form-field.tsx';
import { Icon } from './icon.tsx';

export interface NumberFieldProps extends FieldFrame, Omit<AriaNumberFieldProps, 'children' | 'className' | 'style'> {
  className?: string;
}

const step = 'grid h-full w-7 shrink-0 place-items-center text-muted data-hovered:text-text data-disabled:opacity-40';

/** Written and read in the reader's own digits and separators; arrows and the two buttons step. */
export function NumberField({ label, hideLabel, description, errorMessage, className, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <Group className="field-edge flex h-7 items-center data-disabled:opacity-50 data-invalid:border-bad data-focus-within:outline-2 data-focus-within:outline-focus">
        <Input className="h-full min-w-0 flex-1 bg-transparent px-2.5 text-base outline-none" />
        <AriaButton slot="decrement" className={step}>
          <Icon of={Minus} size="sm" />
        </AriaButton>
        <AriaButton slot="increment" className={step}>
          <Icon of={Plus} size="sm" />
        </AriaButton>
      </Group>
      <FieldLines description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}
