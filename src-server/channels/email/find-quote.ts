/// <reference path="./planer.d.ts" />
import EmailReplyParser from 'email-reply-parser';
import planer from 'planer';
import { isAttribution, isForwardMarker, isHeaderBlock, isSeparator } from './quote-markers.ts';
import { withinTime } from './within-time.ts';

/** The libraries see no more than this; a quote's beginning stands near the top of any longer text, which our own rules read. */
const libraryLimit = 30_000;
const libraryMs = 150;

/** Where the quoted history begins and how many lines its heading takes; null: nothing is quoted. */
interface QuoteStart {
  at: number;
  headingLines: number;
  /** The history runs to the end whatever its lines look like (Outlook does not prefix them). */
  toTheEnd: boolean;
}

/** Finds where a reply's quoted history begins. A forward marker before it ends the search: what follows is the content. */
export function findQuote(lines: readonly string[]): QuoteStart | null {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (isForwardMarker(line)) return null;
    if (isSeparator(line)) return { at, headingLines: 1, toTheEnd: true };
    if (isHeaderBlock(lines, at)) return { at: withRule(lines, at), headingLines: 1, toTheEnd: true };
    const heading = attributionLength(lines, at);
    if (heading > 0) return { at, headingLines: heading, toTheEnd: false };
  }
  return findByLibraries(lines);
}

/** A heading that mail programs wrapped over up to three lines, or 0. */
function attributionLength(lines: readonly string[], at: number): number {
  let joined = '';
  for (let length = 1; length <= 3; length += 1) {
    const line = lines[at + length - 1]?.trim() ?? '';
    if (line === '') return 0;
    joined = `${joined} ${line}`.trim();
    // Only the line that could close the heading decides, so that the customer's own line above is not swallowed.
    if (isAttribution(joined) && (length === 1 || beginsAttribution(lines[at] ?? ''))) return length;
  }
  return 0;
}

/** The first line of a wrapped heading names a day or a person; it does not end a sentence. */
const beginsAttribution = (line: string): boolean =>
  /[\d@]/.test(line) && !/[.!?:]\s*$/.test(line.replace(/\b(?:р|г|o|ob)\.\s*$/iu, '').trim());

/** The rule Outlook draws above its block belongs to the quote. */
function withRule(lines: readonly string[], at: number): number {
  let above = at - 1;
  while (above >= 0 && (lines[above] ?? '').trim() === '') above -= 1;
  return above >= 0 && /^\s*[-_]{5,}\s*$/.test(lines[above] ?? '') ? above : at;
}

/** Other languages: what two libraries know, believed only where the line looks like the heading of a quote. */
function findByLibraries(lines: readonly string[]): QuoteStart | null {
  const text = lines.join('\n');
  if (text.length > libraryLimit) return null;
  const candidates = [
    withinTime(libraryMs, () => planerStart(lines), -1),
    withinTime(libraryMs, () => replyParserStart(text, lines), -1),
  ];
  const at = Math.min(...candidates.filter((line) => line >= 0 && looksLikeHeading(lines, line)));
  return Number.isFinite(at) ? { at, headingLines: headingLength(lines, at), toTheEnd: false } : null;
}

function planerStart(lines: readonly string[]): number {
  const flags: { wereLinesDeleted?: boolean; firstLine?: number } = {};
  const copy = [...lines];
  planer.processMarkedLines(copy, planer.markMessageLines(copy), flags);
  return flags.wereLinesDeleted ? (flags.firstLine ?? -1) : -1;
}

function replyParserStart(text: string, lines: readonly string[]): number {
  const quoted = new EmailReplyParser()
    .read(text)
    .getFragments()
    .find((fragment) => fragment.isQuoted());
  const first = quoted?.getContent().trimStart().split('\n')[0]?.trim();
  if (!first || first.startsWith('>')) return -1;
  return lines.findIndex((line) => line.trim() !== '' && first.startsWith(line.trim()));
}

function headingLength(lines: readonly string[], at: number): number {
  const end = lines.slice(at, at + 3).findIndex((line) => /[:：]\s*$/.test(line));
  return end < 0 ? 1 : end + 1;
}

function looksLikeHeading(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (/^[\s>*]*-{2,}.+-{2,}\s*$/.test(line)) return true;
  // "From: Ana", "Message:": a website's form, whose fields are the customer's words.
  if (/^[\p{L} ]{2,20}:(?:\s|$)/u.test(line)) return false;
  const joined = lines.slice(at, at + headingLength(lines, at)).join(' ');
  return joined.length < 400 && /[:：]\s*$/.test(joined) && /[\d@]/.test(joined);
}
