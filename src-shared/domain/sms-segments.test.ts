import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeGsm, encodeGsm, gsmUnits } from './gsm-alphabet.ts';
import { countSmsSegments, splitSms } from './sms-segments.ts';

const gsmText = fc.string({
  unit: fc.constantFrom(...'aZ09 @£ñüΔΩ\n\r', '€', '[', ']', '{', '}', '\\', '^', '~', '|', '\f'),
  maxLength: 700,
});
const anyText = fc.oneof(gsmText, fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'binary' }));

describe('segments as the composer counts them', () => {
  test.each([
    ['', 'gsm-7', 0, 0, 160],
    ['a'.repeat(160), 'gsm-7', 1, 160, 0],
    ['a'.repeat(161), 'gsm-7', 2, 8, 145],
    ['a'.repeat(306), 'gsm-7', 2, 153, 0],
    ['a'.repeat(307), 'gsm-7', 3, 1, 152],
    ['€'.repeat(80), 'gsm-7', 1, 160, 0],
    ['€'.repeat(81), 'gsm-7', 2, 10, 143],
    ['š'.repeat(70), 'ucs-2', 1, 70, 0],
    ['š'.repeat(71), 'ucs-2', 2, 4, 63],
    ['😀'.repeat(35), 'ucs-2', 1, 70, 0],
    ['😀'.repeat(36), 'ucs-2', 2, 6, 61],
    [`${'a'.repeat(159)}ç`, 'ucs-2', 3, 26, 41],
  ])('case %#', (text, encoding, segments, used, left) => {
    expect(countSmsSegments(text)).toEqual({ encoding, segments, used, left });
  });

  test('ten full segments are the manifest’s longest text', () => {
    expect(countSmsSegments('a'.repeat(1_530))).toMatchObject({ segments: 10, left: 0 });
  });
});

describe('cutting a text', () => {
  test('an escaped character is not cut in two', () => {
    expect(splitSms(`${'a'.repeat(152)}€${'b'.repeat(20)}`).parts[0]).toBe('a'.repeat(152));
  });

  test('a surrogate pair is not cut in two', () => {
    expect(splitSms(`${'š'.repeat(66)}😀😀😀`).parts[0]).toBe('š'.repeat(66));
  });

  test('the parts put together are the text, each fits its room and no cut is inside a character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { encoding, parts } = splitSms(text);
        expect(parts.join('')).toBe(text);
        const room = encoding === 'gsm-7' ? [160, 153] : [70, 67];
        for (const part of parts) {
          const size = encoding === 'gsm-7' ? encodeGsm(part)?.length : part.length;
          expect(size).toBeGreaterThan(0);
          expect(size).toBeLessThanOrEqual(room[parts.length > 1 ? 1 : 0] ?? 0);
        }
        const characters = parts.reduce((sum, part) => sum + [...part].length, 0);
        expect(characters).toBe([...text].length);
      }),
    );
  });

  test('the count is the number of parts, and one more unit than is left starts a new segment', () => {
    fc.assert(
      fc.property(
        gsmText.filter((text) => text.length > 0),
        (text) => {
          const { segments, left } = countSmsSegments(text);
          expect(segments).toBe(splitSms(text).parts.length);
          expect(countSmsSegments(text + 'a'.repeat(left)).segments).toBe(segments);
          expect(countSmsSegments(text + 'a'.repeat(left + 1)).segments).toBeGreaterThan(segments);
        },
      ),
    );
  });
});

describe('the GSM alphabet', () => {
  test('every text of the alphabet survives encoding, at the size it was counted', () => {
    fc.assert(
      fc.property(gsmText, (text) => {
        const bytes = encodeGsm(text);
        expect(bytes && decodeGsm(bytes)).toBe(text);
        expect(bytes?.length).toBe([...text].reduce((sum, character) => sum + gsmUnits(character), 0));
      }),
    );
  });

  test('any bytes can be read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeGsm(bytes)).toBe('string');
      }),
    );
  });

  test('a character outside it is not encoded as something else', () => {
    expect(encodeGsm('š')).toBeNull();
    expect(encodeGsm('`')).toBeNull();
    expect(encodeGsm('\u001b')).toBeNull();
  });
});
