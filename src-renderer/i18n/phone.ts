import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const isCountry = (text: string): text is CountryCode => isSupportedCountry(text);

/**
 * A number as people of its country group the digits: '+386 40 555 019'. With `country` (ISO code, e.g. 'SI') numbers of
 * that country are shown the national way. What cannot be a number (a short code, a name) comes back as it is.
 */
export function formatPhone(text: string, country?: string): string {
  const known = country && isCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, known);
  if (!number?.isPossible()) return text;
  return known && number.country === known ? number.formatNational() : number.formatInternational();
}
