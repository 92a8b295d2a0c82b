import { useState } from 'react';
import type { Edited } from './use-edited.ts';

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The one row of a page that is a form. Follows the row until somebody changes something here, and again once what they changed is
 * what the row says (their own saving, or a colleague who wrote the same).
 */
export function useFollowed<T extends object>(row: T): Edited<T> & { forget: () => void } {
  const [edited, setEdited] = useState<T | null>(null);
  if (edited !== null && same(edited, row)) setEdited(null);
  return {
    value: edited ?? row,
    set: (change) => setEdited((before) => ({ ...(before ?? row), ...change })),
    isDirty: edited !== null && !same(edited, row),
    forget: () => setEdited(null),
  };
}
