import { findQuote } from './find-quote.ts';
import { isMobileSignature, isSignatureSeparator } from './quote-markers.ts';

interface StrippedReply {
  /** What this person wrote this time. */
  text: string;
  /** The history and the signature that were taken off; null when nothing was. */
  quotedText: string | null;
}

const isQuoted = (line: string) => /^\s{0,3}>/.test(line);
const isBlank = (line: string) => line.trim() === '';
/** A signature is short; more lines below "--" than this are somebody's words. */
const longestSignature = 15;

/**
 * Takes the quoted history and the signature off a plain text reply. Nothing is lost: what is taken off is handed back. When in
 * doubt a line stays: an agent who reads a line too much loses a second, one who misses a line loses the customer.
 * @param forwarded the mail hands on another one, so what looks like history is what it is about
 */
export function stripReply(raw: string, forwarded = false): StrippedReply {
  const lines = raw
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => (/^-- $/.test(line) ? line : line.replace(/[ \t\u00a0]+$/, '')));
  const body = lines.join('\n').trim();
  if (forwarded) return { text: body, quotedText: null };

  const kept = new Set(lines.keys());
  for (const index of quotedLines(lines)) kept.delete(index);
  for (const index of signatureLines(lines, kept)) kept.delete(index);
  const pick = (wanted: boolean) =>
    lines
      .filter((_, index) => kept.has(index) === wanted)
      .join('\n')
      .replace(/^\s*\n|\s+$/g, '');
  const text = pick(true);
  // Nothing but history: it was sent for a reason, so it is shown.
  if (text.trim() === '') return { text: body, quotedText: null };
  return { text, quotedText: pick(false).trim() || null };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function quotedLines(lines: readonly string[]): number[] {
  const start = findQuote(lines);
  if (!start) return outerQuotes(lines);
  const from = start.at + start.headingLines;
  const firstAfter = lines.findIndex((line, index) => index >= from && !isBlank(line));
  if (start.toTheEnd || firstAfter < 0 || !isQuoted(lines[firstAfter] ?? '')) return range(start.at, lines.length);
  if (isAnsweredInline(lines.slice(from))) return range(start.at, from);
  return range(start.at, lines.length).filter((index) => index < from || belongsToQuote(lines, from, index));
}

/** Quoted lines, and the blank ones below them: what stays reads as if the quote had never been there. */
function belongsToQuote(lines: readonly string[], from: number, index: number): boolean {
  let above = index;
  while (above >= from && isBlank(lines[above] ?? '')) above -= 1;
  return above < from || isQuoted(lines[above] ?? '');
}

/** Answers between quoted lines make sense only with them: two or more runs of own words, each below a quote. */
function isAnsweredInline(lines: readonly string[]): boolean {
  let runs = 0;
  let below = false;
  for (const line of lines) {
    if (isQuoted(line)) below = true;
    else if (isSignatureSeparator(line)) break;
    else if (!isBlank(line) && below) {
      runs += 1;
      below = false;
    }
  }
  return runs >= 2;
}

/** Quotes without a heading, above or below everything; those in between are being answered and stay. */
function outerQuotes(lines: readonly string[]): number[] {
  const isOuter = (line: string) => isQuoted(line) || isBlank(line);
  let top = 0;
  while (top < lines.length && isOuter(lines[top] ?? '')) top += 1;
  let bottom = lines.length;
  while (bottom > top && isOuter(lines[bottom - 1] ?? '')) bottom -= 1;
  return [...range(0, top), ...range(bottom, lines.length)].filter((index) => isQuoted(lines[index] ?? ''));
}

function signatureLines(lines: readonly string[], kept: ReadonlySet<number>): number[] {
  const visible = [...kept].filter((index) => !isBlank(lines[index] ?? ''));
  const separator = visible.findIndex(
    (index, place) => visible.length - place - 1 <= longestSignature && isSignatureSeparator(lines[index] ?? ''),
  );
  if (separator > 0) return visible.slice(separator);
  const last = visible.at(-1);
  return last !== undefined && visible.length > 1 && isMobileSignature(lines[last] ?? '') ? [last] : [];
}
