import type { ReactNode } from 'react';

/** The lines of the frame around a screen, in their places, before there is anything in them. */
export function TopBarPlace({ children }: { children?: ReactNode }) {
  return (
    <div className="flex h-11 shrink-0 items-center gap-3.5 border-b bg-panel px-3.5">
      <span aria-hidden className="size-5.5 rounded-[7px] bg-linear-135 from-accent to-whisper" />
      {children}
    </div>
  );
}

export const RailPlace = () => <div className="w-14 shrink-0 border-r bg-panel" />;

export const StatusBarPlace = () => <div className="h-6.5 shrink-0 border-t bg-panel" />;
