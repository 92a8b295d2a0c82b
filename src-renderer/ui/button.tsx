import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon, type IconProps } from './icon.tsx';
import { Kbd } from './kbd.tsx';

const looks = {
  primary: 'border-accent bg-accent text-on-accent data-hovered:bg-accent-hover data-hovered:border-accent-hover',
  plain: 'border-line bg-panel text-text data-hovered:bg-hover',
  quiet: 'border-transparent text-muted data-hovered:bg-hover data-hovered:text-text',
  danger: 'border-bad bg-bad text-on-bad data-hovered:bg-bad-hover data-hovered:border-bad-hover',
  whisper: 'border-whisper bg-whisper text-on-whisper data-hovered:bg-whisper-hover data-hovered:border-whisper-hover',
} as const;
const colored = new Set<keyof typeof looks>(['primary', 'danger', 'whisper']);

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  look?: keyof typeof looks;
  size?: 'sm' | 'md' | 'lg';
  icon?: IconProps['of'];
  /** A shortcut printed on the button ('mod+enter'); binding it is the caller's, by useShortcuts. */
  kbd?: string;
  className?: string;
}

/** `isPending` keeps focus and width, shows a turning ring and takes no more clicks. */
export function Button({ children, look = 'plain', size = 'md', icon, kbd, className, ...rest }: ButtonProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaButton
      {...rest}
      className={clsx(
        'relative inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 rounded-lg border font-medium whitespace-nowrap transition-colors select-none',
        'data-pressed:opacity-90 data-disabled:cursor-not-allowed data-disabled:opacity-45 forced-colors:data-disabled:text-[GrayText]',
        { sm: 'h-6 px-2 text-sm', md: 'h-7 px-2.75 text-base', lg: 'h-9 px-4 text-base' }[size],
        looks[look],
        className,
      )}
    >
      {({ isPending }) => (
        <>
          <span className={clsx('inline-flex items-center gap-1.5', isPending && 'opacity-0')}>
            {icon && <Icon of={icon} size="sm" />}
            {children}
            {kbd && <Kbd keys={kbd} inherit={colored.has(look)} />}
          </span>
          {isPending && (
            <ProgressBar isIndeterminate aria-label={t('pending')} className="absolute inset-0 grid place-items-center">
              <LoaderCircle size={14} aria-hidden className="animate-spin" />
            </ProgressBar>
          )}
        </>
      )}
    </AriaButton>
  );
}
