import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Twilio's X-Twilio-Signature: base64 of the HMAC-SHA1, keyed with the auth token, over the address it called followed by every
 * form field's name and value, sorted by name (https://www.twilio.com/docs/usage/security#validating-requests).
 */
export function twilioSignature(authToken: string, url: string, fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].sort();
  // A name sent several times counts each of its different values once, sorted.
  const joined = names
    .flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value))
    .join('');
  return createHmac('sha1', authToken)
    .update(url + joined, 'utf8')
    .digest('base64');
}

/** Whether Twilio signed this call. Proxies and Twilio disagree about the default port and about quotes, so both forms count. */
export function isSignedByTwilio(authToken: string, url: string, fields: URLSearchParams, signature: string): boolean {
  const given = Buffer.from(signature);
  return urlForms(url).some((form) => {
    const expected = Buffer.from(twilioSignature(authToken, form, fields));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

function urlForms(url: string): string[] {
  const parts = /^(https?):\/\/([^/?#:]+|\[[^\]]+\])(:\d+)?(.*)$/.exec(url);
  if (!parts) return [url];
  const [, scheme = '', host = '', port, rest = ''] = parts;
  const defaultPort = scheme === 'https' ? ':443' : ':80';
  const ports = port === undefined || port === defaultPort ? ['', defaultPort] : [port, ''];
  const rests = [rest, rest.replaceAll('%27', "'"), rest.replaceAll("'", '%27')];
  return [...new Set(ports.flatMap((form) => rests.map((tail) => `${scheme}://${host}${form}${tail}`)))];
}
