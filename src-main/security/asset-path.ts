import { extname, join, normalize, sep } from 'node:path';

/**
 * The file an `app://` address means, or undefined when it reaches outside of the folder. Addresses without a file ending
 * are routes of the desk and get its index page.
 * @param folder absolute, without a trailing separator
 * @param pathname as parsed by URL, still percent-encoded
 */
export function findAssetPath(folder: string, pathname: string): string | undefined {
  const decoded = decode(pathname);
  if (decoded === undefined || /[\0\\:]/.test(decoded)) return undefined;
  if (decoded.split('/').includes('..')) return undefined;
  const path = normalize(join(folder, extname(decoded) === '' ? 'index.html' : decoded));
  return path.startsWith(folder + sep) ? path : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
};

/** Sent with nosniff: a type we do not know is never guessed into a script. */
export const contentTypeOf = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream';
