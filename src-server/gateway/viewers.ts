import type { PushPayload } from '#shared/contract/socket.ts';
import type { Clock } from '../platform/clock.ts';

/** Typing that is not repeated within this time is over: a closed laptop sends no "stopped". */
const typingLastsMs = 8_000;

type Viewers = PushPayload<'presence:viewers'>;

/** What another server said of its desktops counts this long, unless it says it again: it may be dead. */
const elsewhereLastsMs = 45_000;
const repeatMs = 15_000;

interface Parts {
  clock: Clock;
  /** Tells the desktops here, of everybody who looks. */
  announce(viewers: Viewers): void;
  /** Tells the other servers, of those who look by this one. */
  tellOthers(viewers: Viewers): void;
}

/** Who looks at which conversation and who types there. In memory only: signals have no history. */
export function createViewers({ clock, announce, tellOthers }: Parts) {
  const bySocket = new Map<string, { userId: string; conversationId: string; typingUntil: number }>();
  const customerTyping = new Map<string, number>();

  /** By conversation, then by server. */
  const elsewhere = new Map<string, Map<string, Viewers & { until: number }>>();
  let cancelRepeat = () => {};

  function describeHere(conversationId: string): Viewers {
    const now = clock.now();
    const viewers = new Map<string, boolean>();
    for (const { userId, conversationId: viewed, typingUntil } of bySocket.values()) {
      if (viewed === conversationId) viewers.set(userId, viewers.get(userId) === true || typingUntil > now);
    }
    return {
      conversationId,
      viewers: [...viewers].map(([userId, typing]) => ({ userId, typing })),
      customerTyping: (customerTyping.get(conversationId) ?? 0) > now,
    };
  }

  function describe(conversationId: string, here = describeHere(conversationId)): Viewers {
    const others = elsewhere.get(conversationId);
    if (!others) return here;
    const all = [here, ...[...others.values()].filter(({ until }) => until > clock.now())];
    const viewers = new Map<string, boolean>();
    for (const one of all)
      for (const { userId, typing } of one.viewers) viewers.set(userId, typing || viewers.get(userId) === true);
    return {
      conversationId,
      viewers: [...viewers].map(([userId, typing]) => ({ userId, typing })),
      customerTyping: all.some(({ customerTyping: types }) => types),
    };
  }

  function tell(conversationId: string): void {
    const here = describeHere(conversationId);
    announce(describe(conversationId, here));
    tellOthers(here);
  }

  function tellAll(): void {
    for (const id of new Set([...bySocket.values()].map(({ conversationId }) => conversationId)))
      tellOthers(describeHere(id));
  }

  function forgetDead(): void {
    for (const [id, servers] of elsewhere) {
      const dead = [...servers].filter(([, { until }]) => until <= clock.now());
      for (const [server] of dead) servers.delete(server);
      if (servers.size === 0) elsewhere.delete(id);
      if (dead.length > 0) announce(describe(id));
    }
  }

  function repeat(): void {
    cancelRepeat = clock.after(repeatMs, () => {
      tellAll();
      forgetDead();
      repeat();
    });
  }

  return {
    /** What this socket's agent looks at now; null: nothing, or gone. */
    view(socketId: string, userId: string, conversationId: string | null, typing: boolean): void {
      const before = bySocket.get(socketId);
      if (conversationId === null) bySocket.delete(socketId);
      else bySocket.set(socketId, { userId, conversationId, typingUntil: typing ? clock.now() + typingLastsMs : 0 });
      if (before && before.conversationId !== conversationId) tell(before.conversationId);
      if (conversationId === null) return;
      tell(conversationId);
      if (typing) clock.after(typingLastsMs + 50, () => tell(conversationId));
    },
    customerTypes(conversationId: string, typing: boolean): void {
      if (typing) customerTyping.set(conversationId, clock.now() + typingLastsMs);
      else customerTyping.delete(conversationId);
      tell(conversationId);
      if (typing) clock.after(typingLastsMs + 50, () => tell(conversationId));
    },
    /** What another server says of the desktops it holds. */
    heard(server: string, viewers: Viewers): void {
      const servers = elsewhere.get(viewers.conversationId) ?? new Map<string, Viewers & { until: number }>();
      if (viewers.viewers.length === 0 && !viewers.customerTyping) servers.delete(server);
      else servers.set(server, { ...viewers, until: clock.now() + elsewhereLastsMs });
      if (servers.size > 0) elsewhere.set(viewers.conversationId, servers);
      else elsewhere.delete(viewers.conversationId);
      announce(describe(viewers.conversationId));
    },
    /** Tells other servers everything this one's desktops look at; a server that has just come knows nothing of it. */
    tellAll,
    start: repeat,
    stop: () => cancelRepeat(),
  };
}
export type ViewerBoard = ReturnType<typeof createViewers>;
