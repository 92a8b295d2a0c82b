import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `X-Hub-Signature-256` is the app secret's HMAC-SHA256 over the raw body (Meta, "Validating Payloads"). Never over parsed
 * and re-written JSON: Meta escapes characters in its own way, and the sums would differ.
 */
export function isSignedBy(appSecret: string, body: Uint8Array, header: string | undefined): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (given === undefined || appSecret === '') return false;
  return timingSafeEqual(createHmac('sha256', appSecret).update(body).digest(), Buffer.from(given, 'hex'));
}

/** `sha256=…` for a body. */
export const signatureOf = (appSecret: string, body: Uint8Array): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

/** Equality of two secrets in a time that does not tell how much of them agrees. */
export function isSameSecret(a: string, b: string): boolean {
  const sum = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(sum(a), sum(b));
}
