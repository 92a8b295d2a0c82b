import { decodeGsm } from '#shared/domain/gsm-alphabet.ts';

type Alphabet = 'gsm' | 'ucs2' | 'ascii' | 'latin1' | 'iso-8859-5' | 'iso-8859-8' | 'iso-2022-jp' | 'binary';

/** The values SMPP 3.4 names in section 5.2.19. */
const named: Readonly<Record<number, Alphabet>> = {
  0: 'gsm',
  1: 'ascii',
  3: 'latin1',
  5: 'iso-2022-jp',
  6: 'iso-8859-5',
  7: 'iso-8859-8',
  8: 'ucs2',
  10: 'iso-2022-jp',
};

/** Above them stand GSM's own coding groups (3GPP TS 23.038, section 4), which servers pass through. */
function alphabetOf(dataCoding: number): Alphabet {
  const group = dataCoding >> 4;
  if (group === 0) return named[dataCoding] ?? 'binary';
  if (group === 0xf) return (dataCoding & 0x04) === 0 ? 'gsm' : 'binary';
  if (group === 0xe) return 'ucs2';
  if (group === 0xc || group === 0xd) return 'gsm';
  const alphabet = (dataCoding >> 2) & 0x03;
  return alphabet === 0 ? 'gsm' : alphabet === 2 ? 'ucs2' : 'binary';
}

/** Text of an inbound message. Never fails: what cannot be read is shown as replacement characters. */
export function decodeSmsText(dataCoding: number, bytes: Uint8Array): string {
  const alphabet = alphabetOf(dataCoding);
  if (alphabet === 'gsm') return decodeGsm(bytes);
  if (alphabet === 'ucs2') return new TextDecoder('utf-16be').decode(bytes);
  if (alphabet === 'latin1') return Buffer.from(bytes).toString('latin1');
  // Binary messages carry ringtones and settings, now and then UTF-8 by mistake.
  if (alphabet === 'ascii' || alphabet === 'binary') return new TextDecoder('utf-8').decode(bytes);
  return new TextDecoder(alphabet).decode(bytes);
}
