import { fail } from '#shared/lib/result.ts';
import type { ServerHttp } from '../../../src-renderer/sync/socket/server-http.ts';
import { type OpenLink, requestTimeoutMs, type ServerLink } from '../../../src-renderer/sync/socket/server-link.ts';
import type { Seeded } from '../../chaos/seeded.ts';
import type { ManualClock } from '../../fakes/manual-clock.ts';
import type { SimulatedServer } from './server.ts';

/** How bad the network is, in percent of messages. Worse than TCP on purpose: what holds here holds there. */
export interface Weather {
  lost: number;
  doubled: number;
  /** Takes seconds instead of milliseconds, and is overtaken by what comes after it. */
  slow: number;
}
export const fairWeather: Weather = { lost: 0, doubled: 0, slow: 0 };

const lostLine = fail({ code: 'offline' as const, message: 'the line is gone' });
/** A packet under way when its line ends may still arrive at the server for so long. */
const stragglerMs = 60_000;

/** As the desktop's socket has it. */
const connectTimeoutMs = 10_000;

/** The network between all desktops and the server, on a clock and a dice of its own. */
export class Network {
  weather: Weather = fairWeather;
  readonly clock: ManualClock;
  readonly random: Seeded;
  readonly server: SimulatedServer;

  constructor(server: SimulatedServer, clock: ManualClock, random: Seeded) {
    this.server = server;
    this.clock = clock;
    this.random = random;
  }

  happens(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  delayMs(): number {
    return this.happens(this.weather.slow) ? 500 + this.random.below(30_000) : 2 + this.random.below(200);
  }

  /** Delivers later: not at all, once, or twice. */
  deliver(message: () => void): void {
    if (this.happens(this.weather.lost)) return;
    this.clock.after(this.delayMs(), message);
    if (this.happens(this.weather.doubled)) this.clock.after(this.delayMs(), message);
  }
}

/** One start of a program has one of these: its sockets and its HTTP. After `die` the program hears nothing any more. */
export class Uplink {
  /** No packet goes through in either direction, and nobody is told. */
  partitioned = false;
  /** The server refuses this desk's token. */
  revoked = false;
  #dead = false;
  readonly #open = new Set<() => void>();
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  die(): void {
    this.#dead = true;
  }

  /** Both ends notice that the line is gone. */
  cut(): void {
    for (const end of [...this.#open]) end();
  }

  readonly openLink: OpenLink = (options, listener) => {
    const { clock, server } = this.#network;
    const waiting = new Set<() => void>();
    const inner: { link: ServerLink | null } = { link: null };
    let over = false;
    let opened = false;
    const hears = () => !over && !this.#dead;
    const end = (tell: () => void) => {
      if (over) return;
      over = true;
      this.#open.delete(cut);
      clock.after(stragglerMs, () => inner.link?.close());
      if (this.#dead) return;
      for (const lost of waiting) lost();
      tell();
    };
    const cut = () => end(() => listener.ended());
    const arrive = (message: () => void) =>
      this.#network.deliver(() => {
        if (hears() && !this.partitioned) message();
      });
    this.#open.add(cut);
    clock.after(this.#network.delayMs(), () => {
      if (!hears()) return;
      if (this.partitioned) return void clock.after(connectTimeoutMs, cut);
      if (this.revoked) return end(() => listener.refused('unauthorized'));
      clock.after(connectTimeoutMs, () => !opened && cut());
      inner.link = server.openLink(options, {
        // An open socket is one exchange: it is neither lost nor doubled, and nothing overtakes it.
        opened: () => {
          opened = true;
          if (hears()) listener.opened();
        },
        pushed: (push) => arrive(() => opened && listener.pushed(push)),
        refused: (code) => end(() => listener.refused(code)),
        ended: () => clock.after(this.#network.delayMs(), () => !this.partitioned && cut()),
      });
    });
    return {
      request: (name, input, timeoutMs = requestTimeoutMs) =>
        new Promise((resolve) => {
          if (over) return resolve(lostLine);
          const give = (answer: Parameters<typeof resolve>[0]) => {
            waiting.delete(lost);
            if (!this.#dead) resolve(answer);
          };
          const lost = () => give(lostLine);
          waiting.add(lost);
          clock.after(timeoutMs, lost);
          this.#network.deliver(() => {
            if (this.partitioned) return;
            void inner.link?.request(name, input).then((answer) => arrive(() => give(answer)));
          });
        }),
      signal: () => undefined,
      close: () => end(() => undefined),
    };
  };

  readonly http: ServerHttp = {
    signIn: async (server, request) => {
      if (this.#dead) return new Promise(() => undefined);
      return this.partitioned ? fail('unreachable') : this.#network.server.http.signIn(server, request);
    },
    signOut: async () => undefined,
    putFile: async () => lostLine,
    getFile: async () => lostLine,
  };
}
