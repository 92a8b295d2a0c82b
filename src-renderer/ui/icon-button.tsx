import { clsx } from 'clsx';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconProps } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: IconProps['of'];
  /** The accessible name, and the tooltip. */
  label: string;
  kbd?: string;
  size?: 'sm' | 'md' | 'lg';
  /** Shown as pressed in, for toggles: say the state in `label` or with aria-pressed too. */
  isActive?: boolean;
  className?: string;
}

export function IconButton({ icon, label, kbd, size = 'md', isActive, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(kbd ? { kbd } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={clsx(
          'inline-grid shrink-0 cursor-default place-items-center rounded-lg transition-colors',
          'data-disabled:cursor-not-allowed data-disabled:opacity-45',
          { sm: 'size-6', md: 'size-7', lg: 'size-9.5' }[size],
          isActive ? 'bg-accent-soft text-accent' : 'text-muted data-hovered:bg-hover data-hovered:text-text',
          className,
        )}
      >
        <Icon of={icon} size={size === 'lg' ? 'lg' : 'md'} />
      </AriaButton>
    </Tooltip>
  );
}
