/**
 * The default alphabet of SMS (3GPP TS 23.038, section 6.2.1): a character's place in this text is its 7-bit code. Place 27 is the
 * escape to the extension table and stands for no character.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escapeCode = 0x1b;
const extension: ReadonlyMap<string, number> = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);
const basicCodes: ReadonlyMap<string, number> = new Map(
  [...basic].map((character, code) => [character, code] as const).filter(([, code]) => code !== escapeCode),
);
const extensionCharacters: ReadonlyMap<number, string> = new Map(
  [...extension].map(([character, code]) => [code, character]),
);

/** How many 7-bit codes a character takes: 1, 2 for the extension table, 0 when the alphabet does not have it. */
export const gsmUnits = (character: string): 0 | 1 | 2 =>
  basicCodes.has(character) ? 1 : extension.has(character) ? 2 : 0;

/** One byte for every 7-bit code, as SMPP carries it, or null when a character is not in the alphabet. */
export function encodeGsm(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = basicCodes.get(character);
    const extended = extension.get(character);
    if (code !== undefined) bytes.push(code);
    else if (extended !== undefined) bytes.push(escapeCode, extended);
    else return null;
  }
  return Uint8Array.from(bytes);
}

/** Never fails: an unknown extension reads as its basic character and a code above 127 as a blank, as the standard tells handsets. */
export function decodeGsm(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 1) {
    const code = bytes[index] ?? 0;
    if (code !== escapeCode) {
      text += basic[code] ?? ' ';
      continue;
    }
    index += 1;
    const extended = bytes[index];
    if (extended === undefined) break;
    text += extensionCharacters.get(extended) ?? (extended === escapeCode ? ' ' : (basic[extended] ?? ' '));
  }
  return text;
}
