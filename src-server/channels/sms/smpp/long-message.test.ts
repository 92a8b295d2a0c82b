import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSmsSegments } from '#shared/domain/sms-segments.ts';
import { toSubmits } from './long-message.ts';
import { readShortMessage } from './short-message.ts';
import { decodeSmsText } from './text-coding.ts';

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aé €[]{}|\n'), minLength: 1, maxLength: 800 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
);
const submitsOf = (text: string) => toSubmits('message-1', '+38640555000', '+38640555019', text);
/** What a phone makes of the parts. A submit's fields are a delivery's fields. */
const read = (fields: Record<string, unknown>) =>
  readShortMessage({
    command: 'deliver_sm',
    command_status: 0,
    sequence_number: 1,
    response: () => never(),
    ...fields,
  });
const never = () => {
  throw new Error('nobody answers here');
};

describe('a message on its way out', () => {
  test('takes exactly as many parts as the composer showed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(submitsOf(text)).toHaveLength(countSmsSegments(text).segments);
      }),
    );
  });

  test('fits the air interface in every part, header included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { encoding } = countSmsSegments(text);
        for (const fields of submitsOf(text)) {
          const part = read(fields);
          const headerBytes = part?.partOf ? 6 : 0;
          const bits = (part?.text.length ?? 0) * (encoding === 'gsm-7' ? 7 : 8);
          // The header of a 7-bit part is filled up to whole septets.
          const headerBits = encoding === 'gsm-7' ? Math.ceil((headerBytes * 8) / 7) * 7 : headerBytes * 8;
          expect(headerBits + bits).toBeLessThanOrEqual(140 * 8);
        }
      }),
    );
  });

  test('is the same text when its parts are joined in their order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = submitsOf(text).map(read);
        if (parts.length > 1) {
          expect(parts.map((part) => part?.partOf?.place)).toEqual(parts.map((_, index) => index + 1));
          expect(new Set(parts.map((part) => part?.partOf?.reference)).size).toBe(1);
        }
        const bytes = Buffer.concat(parts.map((part) => part?.text ?? new Uint8Array()));
        expect(decodeSmsText(parts[0]?.dataCoding ?? 0, bytes)).toBe(text);
      }),
    );
  });
});

describe('a short message on its way in', () => {
  test('whatever bytes a server sends, reading it does not throw', () => {
    fc.assert(
      fc.property(
        fc.record({
          source_addr: fc.string(),
          source_addr_ton: fc.nat(255),
          destination_addr: fc.string(),
          esm_class: fc.nat(255),
          data_coding: fc.nat(255),
          short_message: fc.uint8Array({ maxLength: 254 }),
        }),
        (fields) => {
          const message = read(fields);
          expect(typeof (message && decodeSmsText(message.dataCoding, message.text))).toBe('string');
        },
      ),
    );
  });
});
