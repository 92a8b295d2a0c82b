import { Button as AriaButton } from 'react-aria-components';
import { CountBadge } from './count-badge.tsx';
import { Icon, type IconProps } from './icon.tsx';

export interface CountedButtonProps {
  icon: IconProps['of'];
  /** The accessible name; says the number too. */
  label: string;
  count: number;
}

/** A symbol in a bar that opens a list, with how many are in it at its corner. */
export function CountedButton({ icon, label, count }: CountedButtonProps) {
  return (
    <AriaButton
      aria-label={label}
      className="relative grid size-7 shrink-0 place-items-center rounded-lg text-muted data-hovered:bg-hover data-hovered:text-text"
    >
      <Icon of={icon} />
      <span aria-hidden className="pointer-events-none absolute -top-1 -right-1.5">
        <CountBadge count={count} />
      </span>
    </AriaButton>
  );
}
