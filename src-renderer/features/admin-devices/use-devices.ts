import { useCallback, useEffect, useState } from 'react';
import type { Device } from '#shared/contract/socket.ts';
import { request } from '../../sync/index.ts';

type Listed = { name: 'loading' } | { name: 'failed' } | { name: 'here'; devices: readonly Device[] };

/** Asks again when the connection is back; what was read before stays on screen meanwhile. */
export function useDevices(isOffline: boolean): { listed: Listed; load: () => void } {
  const [listed, setListed] = useState<Listed>({ name: 'loading' });
  const load = useCallback(() => {
    void request('device:list', {}).then((answer) =>
      setListed(answer.ok ? { name: 'here', devices: answer.value.devices } : { name: 'failed' }),
    );
  }, []);
  useEffect(() => {
    if (!isOffline) load();
  }, [isOffline, load]);
  return { listed, load };
}
