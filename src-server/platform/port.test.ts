import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { demandPort } from './port.ts';

test('a taken port is refused by name, a free one is left free', async () => {
  const taken = createServer().listen({ port: 0, host: '127.0.0.1' });
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(demandPort(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  taken.close();
  await once(taken, 'close');
  await demandPort(port, '127.0.0.1');
  await demandPort(port, '127.0.0.1');
});
