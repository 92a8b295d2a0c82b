import type { KeyRing } from '../crypto/key-ring.ts';
import type { WipeExtent } from '../db/key-database.ts';

/**
 * Where a desk's keys are kept. `keychain`: sealed by the operating system. `profile`: as keys no program can read out, but in the
 * same folder as the data, which is all a browser can do; a desktop without a keychain does the same and says so.
 */
export type KeyStorage = 'keychain' | 'profile';

export interface DeskKeys {
  readonly storage: KeyStorage;
  /** Those it has keys of. */
  desks(): Promise<string[]>;
  /** The keys of a desk; made and kept when there are none. */
  open(desk: string): Promise<KeyRing>;
  /** The keys of a desk for reading it; null when there are none. */
  find(desk: string): Promise<KeyRing | null>;
  destroy(desk: string, what: WipeExtent): Promise<void>;
}
