import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type IconProps } from '../ui/icon.tsx';

const looks = {
  /** Something the agent has to act on. */
  bad: { role: 'alert', box: 'bg-bad-soft', icon: 'text-bad' },
  /** Something to know; work goes on. */
  warn: { role: 'status', box: 'bg-warn-soft', icon: 'text-warn' },
} as const;

/** A line across the whole desk. */
export function DeskBanner(props: {
  icon: IconProps['of'];
  tone?: keyof typeof looks;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  const { icon, tone = 'bad', title, children, actions } = props;
  const look = looks[tone];
  return (
    <div role={look.role} className={clsx('flex items-center gap-2 border-b px-3.5 py-1.5', look.box)}>
      <Icon of={icon} className={look.icon} />
      <span className="min-w-0 flex-1">
        <b className="font-strong">{title}</b> {children}
      </span>
      {actions}
    </div>
  );
}
