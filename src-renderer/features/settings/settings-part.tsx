import { type ReactNode, useId } from 'react';

/** One part of the settings: its name, what it is for, its fields. */
export function SettingsPart({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[11rem_1fr] gap-x-6 gap-y-3 border-t pt-5 max-[759px]:grid-cols-1"
    >
      <div>
        <h2 id={id} className="font-strong">
          {title}
        </h2>
        {help && <p className="mt-1 text-sm text-muted">{help}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </section>
  );
}
