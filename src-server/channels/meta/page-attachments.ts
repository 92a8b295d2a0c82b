import { z } from 'zod';
import { cleanFileName, endingOf, mediaTypeOf } from '../media-types.ts';
import { linkText, locationText } from '../readable-text.ts';

/** A file behind an address Meta gave; the address works for a while only. */
export interface LinkedFile {
  url: string;
  name: string;
  mimeType: string;
}

export const attachmentSchema = z.object({
  type: z.string().catch('unknown'),
  title: z.string().nullish().catch(null),
  payload: z
    .object({
      url: z.string().nullish().catch(null),
      title: z.string().nullish().catch(null),
      coordinates: z.object({ lat: z.coerce.number(), long: z.coerce.number() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

const typical: Record<string, string> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/mp4',
  file: 'application/octet-stream',
};

/**
 * Pictures, sound, video and files become files; a place, a shared post or link and whatever Meta invents next become a line of
 * text with its address, so that nothing the customer sent is lost.
 */
export function readAttachments(attachments: z.infer<typeof attachmentSchema>[]): {
  files: LinkedFile[];
  words: string[];
} {
  const files: LinkedFile[] = [];
  const words: string[] = [];
  for (const { type, title, payload } of attachments) {
    const mimeType = typical[type];
    if (payload?.coordinates) words.push(locationText(payload.coordinates.lat, payload.coordinates.long, title));
    else if (mimeType && payload?.url) files.push(linkedFile(type, payload.url, mimeType));
    else words.push(linkText(payload?.title ?? title ?? type, payload?.url));
  }
  return { files, words };
}

function linkedFile(type: string, url: string, typicalType: string): LinkedFile {
  const path = URL.canParse(url) ? decoded(new URL(url).pathname) : '';
  const mimeType = mediaTypeOf(path) ?? typicalType;
  const fallback = `${type}${endingOf(mimeType)}`;
  return { url, mimeType, name: mediaTypeOf(path) ? cleanFileName(path, fallback) : fallback };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
