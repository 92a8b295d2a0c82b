import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import { answerParent, machineMs } from '../child.ts';

/** The least that could do the same: socket.io, a thousand clients, one emit. No database, no rules about who sees what. */
const http = createServer();
const io = new Server(http);
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

answerParent({
  async address() {
    const address = http.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  },
  async emit(input) {
    const { payload, marker } = z.object({ payload: z.unknown(), marker: z.string() }).parse(input);
    // The stamp goes in where the whole server's message carries its own.
    const startedAt = machineMs();
    const text = JSON.stringify(payload).replace('@stamp', `${startedAt} ${marker} `);
    const stamped: unknown = JSON.parse(text);
    io.emit('sync:changes', stamped);
    return startedAt;
  },
});
