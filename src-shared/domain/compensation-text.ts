import { fillTemplate } from '../lib/template.ts';
import { type Customer, firstName } from './customer.ts';
import { type Language, type LocalizedText, pickText } from './language.ts';
import type { Voucher } from './voucher.ts';

/** What a compensation's text may mention; the code it must. */
export const compensationVariables = [
  'voucher.code',
  'voucher.amount',
  'voucher.expires',
  'customer.firstName',
] as const;

/** What a queue begins with when its rule is switched on. */
export const suggestedCompensationText: LocalizedText = {
  en: 'Hello {{customer.firstName}}, we are slower than we promised. Here are {{voucher.amount}} off your next order: {{voucher.code}}, valid until {{voucher.expires}}. We are with you in a moment.',
  sl: 'Pozdravljeni {{customer.firstName}}, oprostite, počasnejši smo, kot smo obljubili. Za naslednje naročilo vam podarjamo {{voucher.amount}}: {{voucher.code}}, velja do {{voucher.expires}}. Takoj smo z vami.',
  pl: 'Dzień dobry {{customer.firstName}}, przepraszamy, odpowiadamy wolniej, niż obiecaliśmy. Oto {{voucher.amount}} na kolejne zamówienie: {{voucher.code}}, ważne do {{voucher.expires}}. Zaraz wracamy.',
  uk: 'Вітаємо {{customer.firstName}}, перепрошуємо, ми відповідаємо повільніше, ніж обіцяли. Даруємо {{voucher.amount}} на наступне замовлення: {{voucher.code}}, дійсний до {{voucher.expires}}. За мить будемо з вами.',
  hu: 'Üdvözöljük {{customer.firstName}}, elnézést, lassabbak vagyunk, mint ígértük. {{voucher.amount}} a következő rendeléséhez: {{voucher.code}}, érvényes eddig: {{voucher.expires}}. Mindjárt jövünk.',
  de: 'Guten Tag {{customer.firstName}}, Entschuldigung, wir sind langsamer als versprochen. {{voucher.amount}} für Ihre nächste Bestellung: {{voucher.code}}, gültig bis {{voucher.expires}}. Wir sind gleich bei Ihnen.',
};

/** The queue's message in the customer's language, with the voucher in it. */
export function compensationText(
  text: LocalizedText,
  { code, amountMinor, currency, expiresAt }: Pick<Voucher, 'code' | 'amountMinor' | 'currency' | 'expiresAt'>,
  customer: Pick<Customer, 'name' | 'language'>,
  spoken: Language | null,
): string {
  const language = spoken ?? customer.language;
  const locale = language ?? 'en';
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return fillTemplate(pickText(text, language), {
    'voucher.code': code,
    'voucher.amount': format.format(amountMinor / 10 ** digits),
    'voucher.expires': new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(expiresAt),
    // Nobody is greeted by their telephone number.
    'customer.firstName': firstName(customer.name) ?? '',
  })
    .text.replace(/\{\{\s*customer\.firstName\s*\}\}/g, '')
    .replace(/ +([,!.])/g, '$1');
}
