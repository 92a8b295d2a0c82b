import { type Customer, firstName } from '#shared/domain/customer.ts';
import { type Language, type LocalizedText, pickText } from '#shared/domain/language.ts';
import type { Voucher } from '#shared/domain/voucher.ts';
import { fillTemplate } from '#shared/lib/template.ts';

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
