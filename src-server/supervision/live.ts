import type { z } from 'zod';
import type { PushPayload, socketSignals } from '#shared/contract/socket.ts';
import { canSee } from '#shared/domain/conversation.ts';
import type { Actor } from '#shared/domain/role.ts';
import {
  defaultSupervisionPolicy,
  maySupervise,
  type Supervision,
  type SupervisionPolicy,
  supervisionPolicyId,
} from '#shared/domain/supervision.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';

type Doing = z.infer<(typeof socketSignals)['work:doing']>;
export type LivePush = PushPayload<'supervision:live'>;

/** Who watches is asked at most this often: 1,000 typing agents must not become 1,000 questions a second. */
const knownForMs = 500;
/** What one desktop does is passed on at most this often; the last of it always is. */
const paceMs = 150;

interface Parts {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Sends to the sockets that watch by this session, whichever process holds them. */
  push(payload: LivePush): void;
}

/**
 * Passes on what an agent does, while it happens, to those who watch by a running session, and to nobody else. Nothing is kept
 * beyond the pace, nothing is logged; what nobody watches is dropped on arrival.
 */
export function createLive({ store, clock, log, push }: Parts) {
  let known: { at: number; running: Promise<Supervision[]>; policy: Promise<SupervisionPolicy> } | null = null;
  const pending = new Map<string, { userId: string; actor: Actor; doing: Doing }>();
  const pausing = new Set<string>();

  function now() {
    if (known === null || clock.now() - known.at > knownForMs) {
      known = {
        at: clock.now(),
        running: store.db.selectFrom('supervision').selectAll().where('endedAt', 'is', null).execute(),
        policy: store.db
          .selectFrom('supervisionPolicy')
          .selectAll()
          .where('id', '=', supervisionPolicyId)
          .executeTakeFirst()
          .then((row) => row ?? defaultSupervisionPolicy),
      };
      known.running.catch(() => {
        known = null;
      });
      known.policy.catch(() => {});
    }
    return known;
  }

  async function pass(userId: string, actor: Actor, { conversationId, draft, looksAt, script }: Doing): Promise<void> {
    const watching = (await now().running).filter(
      (session) =>
        session.supervisorId !== userId &&
        (session.conversationId === null ? session.agentId === userId : session.conversationId === conversationId),
    );
    if (watching.length === 0) return;
    const place = await store.db
      .selectFrom('conversation')
      .select(['queueId', 'assigneeId'])
      .where('id', '=', conversationId)
      .executeTakeFirst();
    if (!place || !canSee(actor, place)) return;
    const { showTyping } = await now().policy;
    const seen = {
      conversationId,
      agentId: userId,
      draft: showTyping ? draft : null,
      looksAt,
      script,
      at: clock.now(),
    };
    for (const { id } of watching) push({ supervisionId: id, ...seen });
  }

  function flush(socketId: string): void {
    const latest = pending.get(socketId);
    pending.delete(socketId);
    if (!latest) {
      pausing.delete(socketId);
      return;
    }
    void pass(latest.userId, latest.actor, latest.doing).catch((error: unknown) =>
      log.error({ err: error }, 'what an agent does could not be passed on'),
    );
    clock.after(paceMs, () => flush(socketId));
  }

  return {
    /** What an agent's desktop does now. Of many in a short time only the last is passed on. */
    doing(socketId: string, actor: Actor, doing: Doing): void {
      pending.set(socketId, { userId: actor.userId, actor, doing });
      if (pausing.has(socketId)) return;
      pausing.add(socketId);
      flush(socketId);
    },

    /** Whether this colleague may follow this session live: it runs, is theirs, and they still supervise. */
    async mayWatch(actor: Actor, supervisionId: string): Promise<boolean> {
      if (!maySupervise(actor.role)) return false;
      const session = await store.db
        .selectFrom('supervision')
        .select(['supervisorId', 'endedAt'])
        .where('id', '=', supervisionId)
        .executeTakeFirst();
      return session?.supervisorId === actor.userId && session.endedAt === null;
    },

    /**
     * How a colleague's look at a thread may show: a supervisor who only watches types nothing to the customer, and one the agent
     * is not told of does not show at all.
     */
    async appearance(userId: string, conversationId: string): Promise<'plain' | 'quiet' | 'unseen'> {
      const session = (await now().running).find(
        (running) => running.supervisorId === userId && running.conversationId === conversationId,
      );
      const silent = (await now().running).some(
        (running) => running.supervisorId === userId && running.conversationId === null && !running.agentTold,
      );
      if (session === undefined) return silent ? 'unseen' : 'plain';
      if (session.mode === 'monitor' && !session.agentTold) return 'unseen';
      return session.mode === 'monitor' || session.mode === 'whisper' ? 'quiet' : 'plain';
    },

    /** Sessions or the policy have changed in this process: others learn it within `knownForMs`. */
    forget(): void {
      known = null;
    },
  };
}
export type Live = ReturnType<typeof createLive>;
