import { clsx } from 'clsx';
import { CircleAlert, CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon, type IconProps } from './icon.tsx';

interface StateProps {
  title: string;
  /** What to do, or why it is so. */
  children?: ReactNode;
  /** The buttons of the way on. */
  actions?: ReactNode;
  className?: string;
}

function ScreenState({
  icon,
  tone,
  title,
  children,
  actions,
  className,
}: StateProps & { icon: IconProps['of']; tone: string }) {
  return (
    <div className={clsx('grid h-full place-content-center justify-items-center gap-2 p-8 text-center', className)}>
      <span className={tone}>
        <Icon of={icon} size="xl" />
      </span>
      <p className="text-lg font-strong">{title}</p>
      {children && <div className="max-w-80 text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

/** Nothing here yet: says what to do. */
export function EmptyState({ icon, ...rest }: StateProps & { icon: IconProps['of'] }) {
  return <ScreenState icon={icon} tone="text-faint" {...rest} />;
}

/** It failed: says why, and offers to try again. */
export function ErrorState({ onRetry, actions, ...rest }: StateProps & { onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <div role="alert" className="h-full">
      <ScreenState
        icon={CircleAlert}
        tone="text-bad"
        {...rest}
        actions={
          onRetry || actions ? (
            <>
              {actions}
              {onRetry && <Button onPress={onRetry}>{t('retry')}</Button>}
            </>
          ) : undefined
        }
      />
    </div>
  );
}

/** A line across a screen that still works without the network: what waits, what is old. */
export function OfflineNotice({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" className="flex items-center gap-2 border-b bg-warn-soft px-3.5 py-1.5 text-text">
      <span className="text-warn">
        <Icon of={CloudOff} />
      </span>
      <span className="min-w-0 flex-1">
        <b className="font-strong">{t('offline')}</b>
        {children && <span className="text-text">{children}</span>}
      </span>
      {actions}
    </div>
  );
}
