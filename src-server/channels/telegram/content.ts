import { z } from 'zod';
import { cleanFileName, cleanMediaType, endingOf } from '../media-types.ts';
import { contactText, locationText, missingFileText } from '../readable-text.ts';
import { maxDownloadBytes } from './bot-client.ts';

/** A file at Telegram, fetched by its id. */
export interface TelegramFile {
  fileId: string;
  name: string;
  mimeType: string;
}

const text = z.string().optional().catch(undefined);
const file = z
  .object({
    file_id: z.string(),
    file_size: z.number().optional().catch(undefined),
    file_name: text,
    mime_type: text,
    emoji: text,
    is_animated: z.boolean().optional().catch(undefined),
    is_video: z.boolean().optional().catch(undefined),
  })
  .optional()
  .catch(undefined);
type RawFile = NonNullable<z.infer<typeof file>>;
const location = z.object({ latitude: z.number(), longitude: z.number() });

export const contentSchema = z.object({
  text,
  caption: text,
  photo: z
    .array(z.object({ file_id: z.string(), file_size: z.number().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  document: file,
  voice: file,
  audio: file,
  video: file,
  video_note: file,
  animation: file,
  sticker: file,
  location: location.optional().catch(undefined),
  venue: z.object({ location, title: text, address: text }).optional().catch(undefined),
  contact: z.object({ phone_number: text, first_name: text, last_name: text }).optional().catch(undefined),
  poll: z.object({ question: text }).optional().catch(undefined),
  dice: z.object({ emoji: text, value: z.number() }).optional().catch(undefined),
});
type Content = z.infer<typeof contentSchema>;

const typical = {
  document: 'application/octet-stream',
  voice: 'audio/ogg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  video_note: 'video/mp4',
  animation: 'video/mp4',
} as const;
const fileKinds = ['document', 'voice', 'audio', 'video', 'video_note', 'animation'] as const;

/** The words and files of a message; both empty when it is of a kind unknown here. */
export function readContent(content: Content): { words: string[]; files: TelegramFile[] } {
  const words: string[] = [];
  const files: TelegramFile[] = [];
  const add = (raw: { file_id: string; file_size?: number | undefined }, name: string, mimeType: string) => {
    if ((raw.file_size ?? 0) > maxDownloadBytes)
      words.push(missingFileText(name, 'larger than the 20 MB Telegram hands over'));
    else files.push({ fileId: raw.file_id, name, mimeType });
  };
  if (content.text) words.push(content.text);
  // Sizes of one picture, smallest first.
  const photo = content.photo?.at(-1);
  if (photo) add(photo, 'photo.jpg', 'image/jpeg');
  for (const kind of fileKinds) {
    const raw = content[kind];
    // An animation comes a second time as a document, for older clients.
    if (!raw || (kind === 'document' && content.animation)) continue;
    const mimeType = raw.mime_type ? cleanMediaType(raw.mime_type) : typical[kind];
    add(raw, cleanFileName(raw.file_name, `${kind.replace('_', '-')}${endingOf(mimeType)}`), mimeType);
  }
  if (content.sticker) {
    if (content.sticker.emoji) words.push(content.sticker.emoji);
    const mimeType = stickerType(content.sticker);
    add(content.sticker, `sticker${endingOf(mimeType)}`, mimeType);
  }
  if (content.caption) words.push(content.caption);
  // A venue repeats its place as a location.
  if (content.venue) words.push(place(content.venue.location, content.venue.title, content.venue.address));
  else if (content.location) words.push(place(content.location));
  const { contact } = content;
  if (contact)
    words.push(contactText([contact.first_name, contact.last_name].filter(Boolean).join(' '), contact.phone_number));
  if (content.poll?.question) words.push(`📊 ${content.poll.question}`);
  if (content.dice) words.push(`${content.dice.emoji ?? '🎲'} ${content.dice.value}`);
  return { words, files };
}

const place = ({ latitude, longitude }: z.infer<typeof location>, ...names: (string | undefined)[]) =>
  locationText(latitude, longitude, ...names);

function stickerType(sticker: RawFile): string {
  if (sticker.is_animated) return 'application/x-tgsticker';
  return sticker.is_video ? 'video/webm' : 'image/webp';
}
