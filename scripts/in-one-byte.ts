import { rewriteChunks } from './rewrite-chunks.ts';

/** Where more of a file than this is other letters, it is text of another alphabet and stays as it is. */
const mostShare = 0.01;

/**
 * One letter beyond Latin-1 makes V8 hold and read a whole file in two bytes a letter. Where there are few of them they are written
 * as escapes; source maps go astray by some columns on such a line.
 */
export const inOneByte = () => rewriteChunks('in-one-byte', escapeBeyondLatin);

/** The same script in Latin-1; as it was when many of its letters are beyond. Two halves of a pair are escaped each. */
export function escapeBeyondLatin(code: string): string {
  const beyond = code.match(/[\u0100-\uffff]/g)?.length ?? 0;
  if (beyond > code.length * mostShare) return code;
  return code.replace(/(\\*)([\u0100-\uffff])/g, (_all, slashes: string, letter: string) => {
    // A letter that was escaped itself needs that no more.
    const before = slashes.length % 2 === 1 ? slashes.slice(1) : slashes;
    return `${before}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
