import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ByteTap {
  readonly port: number;
  /** Every byte that went to the tapped server, and every byte that came from it, over all connections. */
  up(): Buffer;
  down(): Buffer;
  close(): Promise<void>;
}

/** Stands in front of a port on this machine and keeps every byte that passes. */
export async function startTap(targetPort: number): Promise<ByteTap> {
  const passed: Record<'up' | 'down', Buffer[]> = { up: [], down: [] };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    keep(near);
    keep(far);
    near.on('data', (bytes) => passed.up.push(bytes));
    far.on('data', (bytes) => passed.down.push(bytes));
    near.pipe(far);
    far.pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    up: () => Buffer.concat(passed.up),
    down: () => Buffer.concat(passed.down),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Base64 of a word at each of the three places it can stand in a group of bytes, without the signs its neighbours share. */
function base64Forms(word: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(`${'\0'.repeat(shift)}${word}`)
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(Math.ceil((shift * 8) / 6), -1);
  });
}

/** Whether a word of plain letters is among these bytes, in any of the ways in which our channels write text. */
export function carries(bytes: Buffer, word: string): boolean {
  const swapped = Buffer.from(word, 'utf16le').swap16();
  if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')) || bytes.includes(swapped)) return true;
  // Quoted-printable and base64 fold their lines.
  const unfolded = bytes
    .toString('latin1')
    .replace(/=\r?\n/g, '')
    .replace(/\r?\n/g, '');
  return [word, Buffer.from(word).toString('hex'), ...base64Forms(word)].some((form) => unfolded.includes(form));
}
