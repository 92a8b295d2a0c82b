/** What mail programs write around quotes, in the languages of the desk. All patterns see short single lines, so all are linear. */

/** "On … wrote:" as one line. A time or an address is asked for besides, so that a sentence of the customer's is not one. */
const attributions: readonly RegExp[] = [
  /^(?:>\s?)?On\b.+\bwrote\s*:?$/i,
  /\bon\b.+\bat\b.+\bwrote\s*:$/i,
  /^(?:Dne|Dana|Na dan|V|Oseba|Oš)\b.+\bnapisala?o?(?:\(a\)|\/a|-a)?\s*:$/iu,
  /\b(?:je|dne)\b.+\bnapisala?(?:\(a\)|\/a)?\s*:$/iu,
  /^Wiadomość napisana przez .+:$/iu,
  /(?:pisze|napisał(?:a|\(a\)|\/a)?)\s*:$/iu,
  /(?:пише|пишет|писа(?:в|ла|в\(ла\))|написа(?:в|ла|л|в\(-ла\)|в\(ла\)|л\(а\)))\s*:$/iu,
  /(?:ezt írta|a következőt írta|írta)(?:\s*\([^()]*(?:\([^()]*\))?[^()]*\))?\s*:$/iu,
  /^Am\b.+\bschrieb\b.*:$/iu,
  /\bschrieb am\b.+:$/iu,
  /^.+<.+>\s*schrieb\s*:$/iu,
];

/** A year, a date in figures, a clock, or an address: what a mail program always writes, and a person hardly ever. */
const namesTimeOrAddress = /@|\b(?:19|20)\d\d\b|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}|\b\d{1,2}[:.]\d{2}\b/;

/** A single-line attribution is at most this long; longer lines are somebody's words. */
const longestAttribution = 300;

export function isAttribution(line: string): boolean {
  const text = line.trim();
  if (text.length < 8 || text.length > longestAttribution || !namesTimeOrAddress.test(text)) return false;
  return attributions.some((pattern) => pattern.test(text));
}

const separatorWords = [
  'Original Message',
  'Ursprüngliche Nachricht',
  'Originalnachricht',
  'Izvirno sporočilo',
  'Originalno sporočilo',
  'Prvotno sporočilo',
  'Wiadomość oryginalna',
  'Oryginalna wiadomość',
  'Оригінальне повідомлення',
  'Вихідне повідомлення',
  'Початкове повідомлення',
  'Исходное сообщение',
  'Eredeti üzenet',
  "Message d'origine",
  'Mensaje original',
  'Messaggio originale',
];
const separator = new RegExp(`^[\\s>*_-]*(?:${separatorWords.join('|')})[\\s*_:-]*$`, 'iu');
export const isSeparator = (line: string): boolean =>
  line.length < 120 && /[-_*]{2,}|^>?\s*\*/.test(line) && separator.test(line);

const forwardWords = [
  'Forwarded message',
  'Begin forwarded message',
  'Weitergeleitete Nachricht',
  'Posredovano sporočilo',
  'Przekazana wiadomość',
  'Przesłana wiadomość',
  'Wiadomość przekazana',
  'Переслане повідомлення',
  'Пересланное сообщение',
  'Továbbított üzenet',
  'Továbbított levél',
  'Message transféré',
];
const forward = new RegExp(`^[\\s>*_-]*(?:${forwardWords.join('|')})[\\s*_:-]*$`, 'iu');
export const isForwardMarker = (line: string): boolean => line.length < 120 && forward.test(line);

const field = (names: string) => new RegExp(`^[\\s>*]*(?:${names})\\s*:\\s?\\*?\\s?\\S`, 'iu');
const fromField = field('From|Von|Od|Pošiljatelj|Від|Відправник|От|Feladó|De|Da|Van|Fra|Från');
const otherFields = [
  field('Sent|Date|Gesendet|Datum|Poslano|Wysłano|Data|Надіслано|Дата|Отправлено|Elküldve|Küldve|Dátum|Envoyé|Inviato'),
  field('To|An|Za|Do|Кому|Címzett|À|A|Para|Aan|Till|Til'),
  field('Subject|Betreff|Zadeva|Temat|Тема|Tárgy|Objet|Asunto|Oggetto|Onderwerp|Ämne|Emne'),
];

/** Outlook's block of "From, Sent, To, Subject" beginning at this line: three of the four, so that a form's "From:" is not one. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fromField.test((lines[at] ?? '').slice(0, longestAttribution))) return false;
  const following = lines.slice(at + 1, at + 7).map((line) => line.slice(0, longestAttribution));
  return otherFields.filter((pattern) => following.some((line) => pattern.test(line))).length >= 2;
}

/** "-- " (RFC 3676, 4.3), whose trailing space many programs lose, and the rule above a mailing list's footer. */
export const isSignatureSeparator = (line: string): boolean => /^(?:--|_{20,})\s*$/.test(line);

const mobileSignatures: readonly RegExp[] = [
  /^(?:Sent from|Sent via|Sent with) (?:my )?[\p{L}\p{N}'’+ ]{2,40}(?: on [\p{L} ]{2,20})?$/iu,
  /^Get Outlook for [\w ]{2,20}(?:<.{0,200}>)?$/i,
  /^(?:Poslano (?:z|s|iz|prek)|Pošiljam s) [\p{L}\p{N}'’+ ]{2,40}$/iu,
  /^Wysłan[eoay] (?:z|ze) [\p{L}\p{N}'’+ ]{2,40}$/iu,
  /^(?:Надіслано|Відправлено|Отправлено) (?:з|із|зі|с|от|від) [\p{L}\p{N}'’+ ]{2,40}$/iu,
  /^[\p{L}\p{N}'’+ -]{2,40} küldve$/iu,
  /^(?:Von|Gesendet von|Gesendet mit) [\p{L}\p{N}'’+ ]{2,40}(?: gesendet)?$/iu,
];
export const isMobileSignature = (line: string): boolean => {
  const text = line.trim();
  return text.length < 120 && mobileSignatures.some((pattern) => pattern.test(text));
};
