const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const isobmffImages: Record<string, string> = { avif: 'image/avif', heic: 'image/heic', heix: 'image/heic' };

/**
 * What a file is by its first bytes, whatever its sender calls it; null for everything a chat has no use for. Programs, pages and
 * SVG (which carries scripts) are text or unknown here, never an image.
 * @param bytes the first 4,096 bytes at least, or all there are
 */
export function sniffMimeType(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x89 && ascii(bytes, 1, 7) === 'PNG\r\n\x1a\n') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 4, 4) === 'ftyp') return isobmffImages[ascii(bytes, 8, 4)] ?? null;
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  return isPlainText(bytes) ? 'text/plain' : null;
}

function isPlainText(bytes: Uint8Array): boolean {
  // The sample may end inside a character: `stream` does not mind an unfinished last one.
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 4_096), { stream: true });
  } catch {
    return false;
  }
  for (const character of text) {
    if (character < ' ' && !'\t\n\r\f'.includes(character)) return false;
  }
  return true;
}

const extensions: Record<string, readonly string[]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  // Text that a double click would run or render (.html, .svg, .js, .bat) is kept under a name that opens in an editor.
  'text/plain': ['txt', 'log', 'csv', 'md'],
};

/** A name that is safe on every system and ends as its content is. Never empty, at most 120 characters. */
export function safeFileName(name: string, mimeType: string): string {
  const allowed = extensions[mimeType] ?? [];
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-100);
  const extension = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase();
  const ends = extension !== undefined && allowed.includes(extension);
  return ends ? plain : `${plain || 'file'}.${allowed[0] ?? 'bin'}`;
}

/** Whether a manifest's list (`image/*`, `application/pdf`) covers a type. */
export const isTypeAllowed = (mimeTypes: readonly string[], mimeType: string): boolean =>
  mimeTypes.some(
    (pattern) => pattern === mimeType || (pattern.endsWith('/*') && mimeType.startsWith(pattern.slice(0, -1))),
  );
