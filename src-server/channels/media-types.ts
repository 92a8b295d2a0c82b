import { storableText } from './readable-text.ts';

/** What providers send and people attach; anything else is a plain file. */
const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  '3gp': 'video/3gpp',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  amr: 'audio/amr',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  wav: 'audio/wav',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  tgs: 'application/x-tgsticker',
  vcf: 'text/vcard',
};

/** The media type a file name's ending stands for, or null. */
export function mediaTypeOf(fileName: string): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase();
  return (ending && types[ending]) ?? null;
}

/** A file name ending (with its dot) for a media type, or an empty text. */
export function endingOf(mimeType: string): string {
  const found = Object.entries(types).find(([, type]) => type === mimeType);
  return found ? `.${found[0]}` : '';
}

/** A media type as providers write it, made fit to keep: no parameters, no escaped slashes, never empty. */
export function cleanMediaType(mimeType: string | null | undefined): string {
  const bare = mimeType?.split(';')[0]?.replaceAll('\\', '').trim().toLowerCase();
  return bare && /^[\w.+-]+\/[\w.+-]+$/.test(bare) ? bare.slice(0, 127) : 'application/octet-stream';
}

/** A file name that can be kept: no folders, no control characters, bounded. */
export function cleanFileName(name: string | null | undefined, otherwise: string): string {
  const last = name?.split(/[/\\]/).at(-1) ?? '';
  const bare = storableText(last.replace(/\p{Cc}/gu, '')).trim();
  return (bare || otherwise).slice(-200);
}
