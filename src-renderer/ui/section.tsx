import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  /** At the end of the heading: "2 / 4", a button. */
  trailing?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled part of a pane, a region for screen readers. */
export function Section({ title, trailing, children, className }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <div className="mb-1.5 flex items-center justify-between gap-2">
        <h3 id={id} className="eyebrow">
          {title}
        </h3>
        {trailing && <span className="text-xs text-faint">{trailing}</span>}
      </div>
      {children}
    </section>
  );
}
