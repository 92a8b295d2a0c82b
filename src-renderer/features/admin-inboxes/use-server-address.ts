import { useEffect, useState } from 'react';
import { request } from '../../sync/index.ts';

/**
 * The address under which customers and providers reach the server, from the server itself: behind a proxy it is another than the
 * one this desk connects to. `known` stands in until it answers, and for a server that does not.
 */
export function useServerAddress(known: string): string {
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void request('server:address', {}).then((answer) => {
      if (isCurrent && answer.ok) setTold(answer.value.publicUrl);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return told ?? known;
}
