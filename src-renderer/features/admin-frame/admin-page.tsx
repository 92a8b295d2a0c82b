import type { ReactNode } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';

export interface AdminPageProps {
  title: string;
  /** What these are for, in one sentence. */
  help: string;
  /** The button that adds one. */
  action: ReactNode;
  isLoading: boolean;
  children: ReactNode;
}

/** The frame of one kind of thing: its name, how to add one, the list. */
export function AdminPage({ title, help, action, isLoading, children }: AdminPageProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-start gap-4 border-b px-6 pt-5 pb-4">
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-strong">{title}</h1>
          <p className="mt-0.5 text-muted">{help}</p>
        </div>
        {action}
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-3">{isLoading ? <SkeletonRows rows={6} /> : children}</div>
    </div>
  );
}
