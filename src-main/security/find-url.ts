/** The parsed address, or undefined. `URL.canParse` would read better but came after the oldest Node the desktop runs on. */
export function findUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
