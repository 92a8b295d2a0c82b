import { describe } from 'vitest';

/**
 * `describe` for suites that need a real part of the system. Missing on a developer's machine: skipped, and the name says what is
 * missing. In CI a missing part is a failure, so that nothing is ever skipped there.
 */
export function describeReal(name: string, missing: string | null, suite: () => void): void {
  if (missing === null) describe(name, suite);
  else if (process.env.CI) throw new Error(`${name} needs ${missing}, and CI must not skip it`);
  else describe.skip(`${name} (skipped: ${missing} is not installed)`, suite);
}
