import { useEffect, useRef, useState } from 'react';

type Acts = Readonly<Record<string, (...input: never[]) => unknown>>;

/** The same functions at every drawing, each doing what its latest version does: what is given them is not drawn for their sake. */
export function useSteady<T extends Acts>(acts: T): T {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const [steady] = useState(() => {
    const names = Object.keys(acts) as (keyof T)[];
    const bound = names.map((name) => [name, (...input: never[]) => latest.current[name]?.(...input)]);
    return Object.fromEntries(bound) as T;
  });
  return steady;
}
