import type { OpenSpan } from '#shared/domain/business-hours.ts';

/** Why written hours cannot be read. `backwards`: ends before it begins, as over midnight. */
export type SpanProblem = 'unreadable' | 'backwards' | 'overlap';

const spanPattern = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.h](\d{2}))?$/i;
const dayMinutes = 1_440;

const minutesOf = (hours: string | undefined, minutes = '0'): number | null => {
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= dayMinutes ? total : null;
};

/** Reads hours as people write them: "8-12, 13:30–17", nothing for closed. Gives spans in order, or what is wrong with the text. */
export function parseSpans(text: string): { spans: OpenSpan[] } | { problem: SpanProblem } {
  const spans: OpenSpan[] = [];
  for (const part of text.split(/[,;]/).flatMap((written) => written.trim() || [])) {
    const [, fromHours, fromMinutes, toHours, toMinutes] = spanPattern.exec(part) ?? [];
    const from = minutesOf(fromHours, fromMinutes);
    const to = minutesOf(toHours, toMinutes);
    if (fromHours === undefined || from === null || to === null) return { problem: 'unreadable' };
    if (to <= from) return { problem: 'backwards' };
    spans.push({ from, to });
  }
  spans.sort((a, b) => a.from - b.from);
  const overlaps = spans.some((span, at) => at > 0 && span.from < (spans[at - 1]?.to ?? 0));
  return overlaps ? { problem: 'overlap' } : { spans };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The other way round: "08:00–12:00, 13:30–17:00". */
export const writeSpans = (spans: readonly OpenSpan[]): string =>
  spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
