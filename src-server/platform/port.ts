import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Makes sure the server may listen there, before anything costly is begun. Port 0 is always free.
 * @throws the listening error (EADDRINUSE, EACCES …) with its `port`
 */
export async function demandPort(port: number, host: string): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  probe.listen({ port, host });
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
