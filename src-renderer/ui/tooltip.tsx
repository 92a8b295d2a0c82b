import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  text: string;
  kbd?: string;
  /** One focusable kit element (a button, a link). */
  children: ReactElement;
}

/** A hint on hover and on keyboard focus. Never the only place of a name: the element keeps its own aria-label. */
export function Tooltip({ text, kbd, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip
        offset={6}
        className="z-50 flex max-w-64 animate-enter items-center gap-2 rounded-md bg-text px-2 py-1 text-sm text-panel shadow-float"
      >
        {text}
        {kbd && <Kbd keys={kbd} inherit />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
