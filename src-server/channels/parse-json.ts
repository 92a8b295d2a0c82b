/**
 * JSON of a provider, or null for what is not JSON. Ids stay whole: some have 17 digits, and as numbers those beyond 2^53 would
 * silently become somebody else's, so they come as text.
 */
export function parseJson(source: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof source === 'string' ? source : Buffer.from(source).toString('utf8'), keepLongIds);
  } catch {
    return null;
  }
}

// The third argument is in ES2025 and in Node 21+, not yet in TypeScript's library.
function keepLongIds(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isLong = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLong ? (context?.source ?? value) : value;
}
