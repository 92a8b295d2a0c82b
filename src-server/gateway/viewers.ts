import type { PushPayload } from '#shared/contract/socket.ts';
import type { Clock } from '../platform/clock.ts';

/** Typing that is not repeated within this time is over: a closed laptop sends no "stopped". */
const typingLastsMs = 8_000;

type Viewers = PushPayload<'presence:viewers'>;

/** Who looks at which conversation and who types there. In memory only: signals have no history. */
export function createViewers({ clock, announce }: { clock: Clock; announce: (viewers: Viewers) => void }) {
  const bySocket = new Map<string, { userId: string; conversationId: string; typingUntil: number }>();
  const customerTyping = new Map<string, number>();

  function describe(conversationId: string): Viewers {
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

  const tell = (conversationId: string) => announce(describe(conversationId));

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
    describe,
  };
}
export type ViewerBoard = ReturnType<typeof createViewers>;
