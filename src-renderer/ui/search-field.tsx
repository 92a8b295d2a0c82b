import { clsx } from 'clsx';
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Input,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, fieldLayout, inputLook, keptByNobody } from './form-field.tsx';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface SearchFieldProps
  extends Pick<FieldFrame, 'label'>,
    Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  placeholder?: string;
  /** A shortcut that brings the cursor here, printed while the field is empty. */
  kbd?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

/** The label names it for screen readers; the eye has the magnifier. Esc empties it. */
export function SearchField({ label, placeholder, kbd, inputRef, className, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField autoComplete={keptByNobody} {...rest} className={clsx(fieldLayout, 'group', className)}>
      <FieldLabel label={label} hideLabel />
      <div className="relative flex items-center text-faint">
        <span className="pointer-events-none absolute left-2.5">
          <Icon of={Search} size="sm" />
        </span>
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          placeholder={placeholder ?? label}
          className={clsx(inputLook, 'px-8 [&::-webkit-search-cancel-button]:hidden')}
        />
        {kbd && (
          <span className="pointer-events-none absolute right-1.5 hidden group-data-empty:block">
            <Kbd keys={kbd} />
          </span>
        )}
        <AriaButton className="absolute right-0.5 grid size-6 place-items-center rounded-md group-data-empty:hidden data-hovered:bg-hover data-hovered:text-text">
          <Icon of={X} size="sm" />
        </AriaButton>
      </div>
    </AriaSearchField>
  );
}
