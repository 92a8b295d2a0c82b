import { z } from 'zod';

/** How many stand in front of the list. */
const most = 4;
const key = 'parley.outcomes';

/** Outcomes chosen last on this computer, by id, the latest first. A convenience: losing them loses nothing. */
export function recentOutcomes(): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(globalThis.localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberOutcome(id: string): void {
  const ids = [id, ...recentOutcomes().filter((one) => one !== id)].slice(0, most);
  globalThis.localStorage.setItem(key, JSON.stringify(ids));
}
