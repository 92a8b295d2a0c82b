import {
  type CountryCode,
  isSupportedCountry,
  type MetadataJson,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import rulesText from '../../node_modules/libphonenumber-js/metadata.min.json?raw';

let rules: MetadataJson | null = null;
/** Every country's: read when the first number is shown, because a start that shows none would wait for nothing. */
function allRules(): MetadataJson {
  rules ??= JSON.parse(rulesText) as MetadataJson;
  return rules;
}

const isCountry = (text: string): text is CountryCode => isSupportedCountry(text as CountryCode, allRules());

/**
 * A number as people of its country group the digits: '+386 40 555 019'. With `country` (ISO code, e.g. 'SI') numbers of
 * that country are shown the national way. What cannot be a number (a short code, a name) comes back as it is.
 */
export function formatPhone(text: string, country?: string): string {
  const known = country && isCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, known ? { defaultCountry: known } : {}, allRules());
  if (!number?.isPossible()) return text;
  return known && number.country === known ? number.formatNational() : number.formatInternational();
}
