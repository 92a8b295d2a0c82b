import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

/** The full path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * `describe` for tests that need a real part. Where it is missing they are skipped by name, with the part and the remedy in
 * the name; in CI a missing part is a failure, so that a gate never passes by not looking.
 */
export function describeWith(missingPart: string | undefined, name: string, body: () => void): void {
  if (missingPart === undefined) {
    describe(name, body);
  } else if (process.env.CI) {
    describe(name, () => {
      test('has the parts it needs', () => {
        throw new Error(missingPart);
      });
    });
  } else {
    describe.skip(`${name} (skipped: ${missingPart})`, body);
  }
}
