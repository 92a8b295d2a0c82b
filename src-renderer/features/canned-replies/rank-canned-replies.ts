import type { CannedReply } from '#shared/domain/canned-reply.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import { type Language, pickText } from '#shared/domain/language.ts';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether all letters of `wanted` come in `text` in order: "exr" finds "express-resend". */
function comesInOrder(text: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/** How well one is meant by what was typed; the higher the better, null: not at all. Accents and case are not asked for. */
function scoreOf({ shortcut, title, text }: CannedReply, query: string, language: Language): number | null {
  const [key, name] = [plain(shortcut), plain(title)];
  if (query === '') return 0;
  if (key === query) return 6;
  if (key.startsWith(query)) return 5;
  if (name.startsWith(query) || name.split(/\P{L}+/u).some((word) => word.startsWith(query))) return 4;
  if (key.includes(query) || name.includes(query)) return 3;
  if (comesInOrder(key, query)) return 2;
  return query.length > 2 && plain(pickText(text, language)).includes(query) ? 1 : null;
}

/** Those offered on this channel that fit what was typed after "/", the best first, equal ones by shortcut. */
export function rankCannedReplies(
  replies: readonly CannedReply[],
  query: string,
  channel: ChannelId | null,
  language: Language,
): CannedReply[] {
  const wanted = plain(query.trim());
  return replies
    .filter(({ channels }) => channels.length === 0 || (channel !== null && channels.includes(channel)))
    .flatMap((reply) => {
      const score = scoreOf(reply, wanted, language);
      return score === null ? [] : [{ reply, score }];
    })
    .toSorted((a, b) => b.score - a.score || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map(({ reply }) => reply);
}
