import { gsmUnits } from './gsm-alphabet.ts';

type SmsEncoding = 'gsm-7' | 'ucs-2';

/** Room in one segment, in 7-bit codes or UTF-16 units; a message of several segments pays for its joining header in each. */
const room: Readonly<Record<SmsEncoding, { single: number; joined: number }>> = {
  'gsm-7': { single: 160, joined: 153 },
  'ucs-2': { single: 70, joined: 67 },
};

interface SmsSegments {
  encoding: SmsEncoding;
  /** 0 for an empty text. */
  segments: number;
  /** Units used in the last segment; extension characters such as € and [ take two in GSM-7, most emoji two in UCS-2. */
  used: number;
  /** Units left in the last segment before another one is needed. */
  left: number;
}

/**
 * Cuts a text as it goes over the air. One character outside the GSM alphabet turns the whole message into UCS-2. No cut goes
 * through an escaped character or a surrogate pair, so a segment can hold one unit less than its room.
 */
export function splitSms(text: string): { encoding: SmsEncoding; parts: string[] } {
  const characters = [...text];
  const encoding: SmsEncoding = characters.every((character) => gsmUnits(character) > 0) ? 'gsm-7' : 'ucs-2';
  const units = (character: string) => unitsOf(encoding, character);
  const total = characters.reduce((sum, character) => sum + units(character), 0);
  if (total === 0) return { encoding, parts: [] };
  if (total <= room[encoding].single) return { encoding, parts: [text] };
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of characters) {
    if (used + units(character) > room[encoding].joined) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += units(character);
  }
  return { encoding, parts: [...parts, part] };
}

/** What the composer shows while somebody types. */
export function countSmsSegments(text: string): SmsSegments {
  const { encoding, parts } = splitSms(text);
  const used = [...(parts.at(-1) ?? '')].reduce((sum, character) => sum + unitsOf(encoding, character), 0);
  const size = parts.length > 1 ? room[encoding].joined : room[encoding].single;
  return { encoding, segments: parts.length, used, left: size - used };
}

const unitsOf = (encoding: SmsEncoding, character: string): number =>
  encoding === 'gsm-7' ? gsmUnits(character) : character.length;
