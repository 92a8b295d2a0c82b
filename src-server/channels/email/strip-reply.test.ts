import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stripReply } from './strip-reply.ts';

const quote = '> Vaše naročilo je na poti.\n> Lumen';
/** How mail programs of our six languages head a quote. */
const headings: Record<string, string> = {
  'English, Gmail': 'On Tue, Mar 5, 2024 at 10:12 AM Lumen <support@lumen.example> wrote:',
  'English, wrapped': 'On Tue, Mar 5, 2024 at 10:12 AM Lumen Support Team\n<support@lumen.example> wrote:',
  'Slovenian, Thunderbird': 'Dne 5. 03. 24 ob 10:12 je Lumen napisal(a):',
  'Slovenian, Gmail': 'V V tor., 5. mar. 2024 ob 10:12 je oseba Lumen <support@lumen.example>\nnapisala:',
  'Slovenian, Gmail newer': 'Oseba Lumen <support@lumen.example> je dne tor., 5. mar. 2024 ob 10:12 napisala:',
  'Polish, Thunderbird': 'W dniu 5.03.2024 o 10:12, Lumen pisze:',
  'Polish, Gmail': 'wt., 5 mar 2024 o 10:12 Lumen <support@lumen.example> napisał(a):',
  'Polish, Apple Mail': 'Wiadomość napisana przez Lumen <support@lumen.example> w dniu 5 mar 2024, o godz. 10:12:',
  'Ukrainian, Gmail': 'вт, 5 бер. 2024 р. о 10:12 Lumen <support@lumen.example> пише:',
  'Ukrainian, Thunderbird': '05.03.24 10:12, Lumen пише:',
  'Hungarian, Gmail': 'Lumen <support@lumen.example> ezt írta (időpont: 2024. márc. 5., K, 10:12):',
  'Hungarian, Thunderbird': '2024. 03. 05. 10:12 keltezéssel, Lumen írta:',
  'German, Thunderbird': 'Am 05.03.24 um 10:12 schrieb Lumen:',
  'German, Gmail': 'Lumen <support@lumen.example> schrieb am Di., 5. März 2024, 10:12:',
  'French, by the libraries': 'Le mar. 5 mars 2024 à 10:12, Lumen <support@lumen.example> a écrit :',
  'Italian, by the libraries': 'Il giorno mar 5 mar 2024 alle ore 10:12 Lumen <support@lumen.example> ha scritto:',
};
/** How Outlook heads one: without any mark on the lines below. */
const blocks: Record<string, string> = {
  English: 'From: Lumen <support@lumen.example>\nSent: Tuesday, March 5, 2024 10:12 AM\nTo: Ana\nSubject: RE: Order',
  Slovenian: 'Od: Lumen <support@lumen.example>\nPoslano: torek, 5. marec 2024 10:12\nZa: Ana\nZadeva: RE: Naročilo',
  Polish: 'Od: Lumen <support@lumen.example>\nWysłano: wtorek, 5 marca 2024 10:12\nDo: Ana\nTemat: ODP: Zamówienie',
  Ukrainian: 'Від: Lumen <support@lumen.example>\nНадіслано: 5 березня 2024 р. 10:12\nКому: Ana\nТема: RE: Замовлення',
  Hungarian:
    'Feladó: Lumen <support@lumen.example>\nElküldve: 2024. március 5., kedd 10:12\nCímzett: Ana\nTárgy: RE: Rendelés',
  German:
    'Von: Lumen <support@lumen.example>\nGesendet: Dienstag, 5. März 2024 10:12\nAn: Ana\nBetreff: AW: Bestellung',
  'Slovenian, with a line above':
    '-----Izvirno sporočilo-----\nOd: Lumen\nPoslano: 5. marec 2024\nZa: Ana\nZadeva: RE: Naročilo',
};

describe('the quoted history is taken off a reply', () => {
  test.each(Object.entries(headings))('%s', (_, heading) => {
    const stripped = stripReply(`Hvala, še vedno čakam.\n\nAna\n\n${heading}\n\n${quote}\n`);
    expect(stripped.text).toBe('Hvala, še vedno čakam.\n\nAna');
    expect(stripped.quotedText).toContain('na poti');
  });

  test.each(Object.entries(headings))('%s, also where the quote is not marked', (_, heading) => {
    expect(stripReply(`Hvala.\n\n${heading}\n\nVaše naročilo je na poti.\nLumen`).text).toBe('Hvala.');
  });

  test.each(Object.entries(blocks))('Outlook in %s', (_, block) => {
    const stripped = stripReply(`Hvala.\n\n________________________________\n${block}\n\nVaše naročilo je na poti.`);
    expect(stripped.text).toBe('Hvala.');
    expect(stripped.quotedText).toContain('na poti');
  });

  test.each([
    ['Sent from my iPhone'],
    ['Poslano z mojega iPhona'],
    ['Wysłane z iPhone’a'],
    ['Надіслано з iPhone'],
    ['iPhone-ról küldve'],
    ['Von meinem iPhone gesendet'],
  ])('the telephone’s own line goes: %s', (line) => {
    expect(stripReply(`Da, prosim.\n\n${line}`)).toEqual({ text: 'Da, prosim.', quotedText: line });
  });

  test('a signature goes, and is kept with the quote', () => {
    expect(stripReply('Yes please.\n-- \nAna Novak\n+386 40 555 019')).toEqual({
      text: 'Yes please.',
      quotedText: '-- \nAna Novak\n+386 40 555 019',
    });
  });

  test('an answer below the quote is what stays', () => {
    expect(stripReply(`${headings['German, Thunderbird']}\n${quote}\n\nJa, bitte.`).text).toBe('Ja, bitte.');
    expect(stripReply(`${quote}\n\nJa, bitte.`).text).toBe('Ja, bitte.');
  });

  test('answers between the quoted lines keep the lines they answer', () => {
    const body = '> Which size?\n\nMedium.\n\n> Which colour?\n\nBlue.';
    expect(stripReply(`On 5 Mar 2024, Lumen <a@b.example> wrote:\n${body}`).text).toBe(body);
  });
});

describe('the customer’s own words are never taken off', () => {
  test.each([
    'Order: 4711\nDate: 5 March 2024\nProblem: it never came',
    'From: my own pocket\nI paid 20 EUR more than the shop said.',
    'W dniu 5.03.2024 zamówiłam:\n- lampę\n- żarówkę',
    'From: ana@customer.example\nPhone: 040 555 019\nMessage:\nthe lamp is broken since 10:12',
    'Prodajalec je 5. marca napisal:\nda paket ne bo prišel.',
    'Marko mi je včeraj po telefonu napisal:\nda paket ne bo prišel.',
    'Sent from my desk, is much easier then my mobile phone.\n\nBye',
    'Two things:\n--\nfirst, the lamp\nsecond, the bulb',
    'Name: Ana\n====\nMessage: the lamp is broken',
    'a > b\nand 5 > 3 at 10:12',
  ])('%j', (text) => {
    const { text: kept, quotedText } = stripReply(`Hello,\n\n${text}\n${'More words below.\n'.repeat(16)}`);
    expect(kept).toContain(text);
    expect(quotedText).toBeNull();
  });

  test('what follows a forward marker is what the mail is about', () => {
    const forwarded =
      'FYI\n\n---------- Forwarded message ---------\nFrom: Shop <s@x.example>\nDate: 5 Mar 2024\nSubject: Sale\nTo: Ana\n\nBig sale';
    expect(stripReply(forwarded)).toEqual({ text: forwarded, quotedText: null });
    expect(stripReply(`FYI\n\n${blocks.German}\n\nRabatt`, true).text).toContain('Rabatt');
  });

  test('a mail that is nothing but history is shown whole', () => {
    const whole = `${headings['English, Gmail']}\n${quote}`;
    expect(stripReply(whole)).toEqual({ text: whole, quotedText: null });
  });

  test('nothing is lost: every word is either kept or handed back', () => {
    for (const heading of [...Object.values(headings), ...Object.values(blocks)]) {
      const words = `one two\n\n${heading}\n\n${quote}\n\n-- \nfour`;
      const { text, quotedText } = stripReply(words);
      const sorted = (value: string) => value.split(/\s+/).filter(Boolean).sort().join(' ');
      expect(sorted(`${text} ${quotedText}`)).toBe(sorted(words));
    }
  });
});

test.each([
  ['Op schreef\n'.repeat(2_500)],
  ['\n'.repeat(100_000)],
  [`On ${'a '.repeat(60_000)}`],
  ['> '.repeat(50_000)],
  ['From: x\n'.repeat(20_000)],
  [`${'W dniu 5 '.repeat(10)}\n`.repeat(2_000)],
])('a text made to be slow takes no longer than a second: %#', (text) => {
  const begun = performance.now();
  stripReply(text);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

const corpus = '../shared/corpora/replies/cases.json';
const cases = z.array(z.object({ test: z.string(), input: z.string(), expected: z.string(), compare: z.string() }));
describe.skipIf(!existsSync(corpus))('replies collected by others', () => {
  const collected = existsSync(corpus) ? cases.parse(JSON.parse(readFileSync(corpus, 'utf8'))) : [];
  test.each(collected)('$test', ({ input, expected }) => {
    expect(stripReply(input).text).toBe(expected);
  });
});
