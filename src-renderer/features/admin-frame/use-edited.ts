import { useState } from 'react';

export interface Edited<T> {
  value: T;
  set: (change: Partial<T>) => void;
  /** Differs from what it was opened with. */
  isDirty: boolean;
}

/** A row being edited: a copy, so that changes arriving from colleagues do not move under the cursor. */
export function useEdited<T extends object>(initial: T): Edited<T> {
  const [first] = useState(initial);
  const [value, setValue] = useState(initial);
  return {
    value,
    set: (change) => setValue((before) => ({ ...before, ...change })),
    isDirty: JSON.stringify(value) !== JSON.stringify(first),
  };
}
