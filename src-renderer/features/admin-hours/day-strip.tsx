import type { OpenSpan } from '#shared/domain/business-hours.ts';

/** A day from midnight to midnight with its open stretches; decoration beside the written hours. */
export function DayStrip({ spans }: { spans: readonly OpenSpan[] }) {
  const percent = (minutes: number) => `${(minutes / 1_440) * 100}%`;
  return (
    <span aria-hidden className="relative mt-2.5 h-2 min-w-16 flex-1 overflow-hidden rounded-full bg-sunken">
      {spans.map(({ from, to }) => (
        <span
          key={from}
          data-filled
          className="absolute inset-y-0 rounded-full bg-accent"
          style={{ left: percent(from), width: percent(to - from) }}
        />
      ))}
    </span>
  );
}
