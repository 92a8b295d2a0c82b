import { createServer, type Server, Socket } from 'node:net';

/** What the line does now. Several may be true at once. */
interface Weather {
  /**
   * What becomes of new connections. `refuse`: nobody listens (ECONNREFUSED). `swallow`: accepted, read and never answered, as
   * behind a firewall that forgot us. `reset`: accepted and reset at once.
   */
  accept: 'pass' | 'refuse' | 'swallow' | 'reset';
  /** Bytes towards the server, or from it, lie still until the weather clears. */
  stallUp: boolean;
  stallDown: boolean;
  /** The end of one side is not told to the other: what is open stays half open for ever. */
  hideEnds: boolean;
  /** Each way. */
  delayMs: number;
  /** Each way and connection; 0: no limit. */
  bytesPerSecond: number;
}
const fair: Weather = {
  accept: 'pass',
  stallUp: false,
  stallDown: false,
  hideEnds: false,
  delayMs: 0,
  bytesPerSecond: 0,
};

interface Lane {
  wake(): void;
}
interface Pair {
  near: Socket;
  far: Socket;
  /** The way between them is gone and neither is told. */
  lost: boolean;
  lanes: Lane[];
}

export interface TcpProxy {
  readonly port: number;
  /** Connections taken since the start, those open now, and bytes passed on. */
  counts(): { accepted: number; open: number; up: number; down: number };
  /** Changes only what is named. */
  set(weather: Partial<Weather>): Promise<void>;
  /** Fair weather again; what lay still goes on. Connections that were half open stay dead, as they do on a real network. */
  heal(): Promise<void>;
  /** From now on new connections go to this port instead. */
  aim(port: number): void;
  /** Resets every connection now. */
  cut(): void;
  /** Loses every open connection without a word to the near side: it goes on believing that it is connected. */
  halfOpen(): void;
  close(): Promise<void>;
}

/** A TCP proxy on loopback in front of a port on this machine, for lines that fail by command. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let weather = fair;
  let target = targetPort;
  let accepted = 0;
  const passed = { up: 0, down: 0 };
  const pairs = new Set<Pair>();

  function lane(from: Socket, to: Socket, way: 'up' | 'down', pair: Pair): Lane {
    const queue: (Buffer | 'end')[] = [];
    let busy = false;
    const isStill = () => (way === 'up' ? weather.stallUp : weather.stallDown);
    async function pump(): Promise<void> {
      if (busy) return;
      busy = true;
      while (queue.length > 0 && !isStill() && !pair.lost) {
        const piece = queue[0];
        if (piece === undefined) break;
        const { delayMs, bytesPerSecond } = weather;
        const size = piece === 'end' ? 0 : piece.length;
        const waitMs = delayMs + (bytesPerSecond > 0 ? (size / bytesPerSecond) * 1000 : 0);
        if (waitMs > 0) await new Promise((later) => setTimeout(later, waitMs));
        // It may have begun to stall meanwhile.
        if (isStill() || pair.lost) break;
        queue.shift();
        if (to.destroyed) continue;
        if (piece === 'end') to.end();
        else {
          passed[way] += size;
          if (!to.write(piece)) await new Promise<void>((drained) => drainedOrGone(to, drained));
        }
      }
      busy = false;
    }
    from.on('data', (bytes: Buffer) => {
      queue.push(bytes);
      void pump();
    });
    from.on('end', () => {
      if (weather.hideEnds) return;
      queue.push('end');
      void pump();
    });
    return { wake: () => void pump() };
  }

  function take(near: Socket): void {
    accepted += 1;
    near.on('error', () => {});
    if (weather.accept === 'reset') {
      near.resetAndDestroy();
      return;
    }
    const far = new Socket({ allowHalfOpen: true });
    far.on('error', () => {});
    const pair: Pair = { near, far, lost: weather.accept === 'swallow', lanes: [] };
    pairs.add(pair);
    const closed = (other: Socket) => (hadError: boolean) => {
      if (hadError && !pair.lost && !weather.hideEnds && !other.destroyed) other.resetAndDestroy();
      if (near.destroyed && (far.destroyed || pair.lost)) pairs.delete(pair);
    };
    near.on('close', closed(far));
    far.on('close', closed(near));
    if (pair.lost) {
      near.resume();
      return;
    }
    far.connect(target, '127.0.0.1');
    pair.lanes.push(lane(near, far, 'up', pair), lane(far, near, 'down', pair));
  }

  let server: Server | null = null;
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      // The other half of a connection is closed by us, so that an end on one side can be kept from the other.
      const next = createServer({ allowHalfOpen: true }, take);
      next.once('error', reject);
      next.listen(port, '127.0.0.1', () => {
        const address = next.address();
        server = next;
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  /** Stops listening only; what is open stays. */
  const deafen = () => {
    server?.close();
    server = null;
  };
  const port = await listen(0);

  async function set(next: Partial<Weather>): Promise<void> {
    weather = { ...weather, ...next };
    if (weather.accept === 'refuse') deafen();
    else if (server === null) await listen(port);
    for (const { lanes } of pairs) for (const { wake } of lanes) wake();
  }
  function cut(): void {
    for (const pair of pairs) {
      pair.near.resetAndDestroy();
      pair.far.resetAndDestroy();
    }
    pairs.clear();
  }
  return {
    port,
    counts: () => ({ accepted, open: pairs.size, ...passed }),
    set,
    heal: () => set(fair),
    aim(port) {
      target = port;
    },
    cut,
    halfOpen() {
      for (const pair of pairs) {
        pair.lost = true;
        pair.far.resetAndDestroy();
      }
    },
    async close() {
      deafen();
      cut();
    },
  };
}

function drainedOrGone(socket: Socket, then: () => void): void {
  const done = () => {
    socket.off('drain', done);
    socket.off('close', done);
    then();
  };
  socket.once('drain', done);
  socket.once('close', done);
}
