import { newId } from '#shared/lib/ids.ts';
import { systemClock } from '../../src-renderer/sync/clock.ts';
import { createEngine, type Engine, type EngineOptions } from '../../src-renderer/sync/engine/engine.ts';
import { serverHttp } from '../../src-renderer/sync/socket/server-http.ts';
import { openSocketLink } from '../../src-renderer/sync/socket/socket-link.ts';

/** The desktop's whole engine as its worker makes it: real time, sockets and HTTP. `own`: what a test has of its own. */
export const realEngine = (own: Partial<EngineOptions> = {}): Engine =>
  createEngine({
    clock: systemClock,
    random: Math.random,
    openLink: openSocketLink,
    http: serverHttp,
    newId,
    tell: () => undefined,
    ...own,
  });
