import type { WireChange } from '#shared/contract/sync.ts';
import { type Conversation, canSee } from '#shared/domain/conversation.ts';
import { type EntityName, entityNames, type Row } from '#shared/domain/entities.ts';
import type { Actor } from '#shared/domain/role.ts';

interface LogEntry {
  entity: EntityName;
  id: string;
  before: unknown;
  after: unknown;
}

/** What the server of the tests holds: rows, the log of their changes, and who of its readers sees which of them. */
export class ServerRows {
  readonly rows = new Map<EntityName, Map<string, Row<EntityName>>>(entityNames.map((name) => [name, new Map()]));
  readonly log: LogEntry[] = [];
  /** Conversations whose messages no snapshot carries: they are loaded when opened. */
  readonly unlisted = new Set<string>();

  get cursor(): number {
    return this.log.length;
  }

  find<E extends EntityName>(entity: E, id: string): Row<E> | null {
    return (this.rows.get(entity)?.get(id) as Row<E> | undefined) ?? null;
  }

  list<E extends EntityName>(entity: E): Row<E>[] {
    return [...(this.rows.get(entity)?.values() ?? [])] as Row<E>[];
  }

  scopeOf(userId: string): string {
    const { role, queueIds } = this.actorOf(userId);
    return `${role} ${[...queueIds].sort().join(',')}`;
  }

  actorOf(userId: string): Actor {
    const user = this.find('user', userId);
    return { userId, role: user?.role ?? 'agent', queueIds: user?.queueIds ?? [] };
  }

  sees(userId: string, entity: EntityName, row: unknown): boolean {
    const actor = this.actorOf(userId);
    switch (entity) {
      case 'conversation':
        return canSee(actor, row as Conversation);
      case 'message': {
        const conversation = this.find('conversation', (row as Row<'message'>).conversationId);
        return conversation !== null && canSee(actor, conversation);
      }
      case 'sideThread':
      case 'sideMessage': {
        const { id, conversationId } = row as Row<'sideThread'>;
        const thread = this.find('sideThread', (row as Partial<Row<'sideMessage'>>).sideThreadId ?? id);
        if (thread?.memberIds.includes(userId)) return true;
        const conversation = this.find('conversation', conversationId);
        return conversation !== null && canSee(actor, conversation);
      }
      case 'readMark':
      case 'offer':
        return (row as Row<'readMark'>).userId === userId;
      default:
        return true;
    }
  }

  isLeftOut(entity: EntityName, row: unknown): boolean {
    return entity === 'message' && this.unlisted.has((row as Row<'message'>).conversationId);
  }

  /** Everything this colleague may see, as a snapshot would carry it. */
  viewOf(userId: string): WireChange[] {
    return entityNames.flatMap((entity) =>
      this.list(entity)
        .filter((row) => this.sees(userId, entity, row) && !this.isLeftOut(entity, row))
        .map((row) => ({ entity, id: row.id, row })),
    );
  }

  changesFor(userId: string, after: number, upTo: number): WireChange[] {
    const changes = new Map<string, WireChange>();
    for (const { entity, id, before } of this.log.slice(after, upTo)) {
      const row = this.find(entity, id);
      if (row !== null && this.sees(userId, entity, row)) {
        changes.set(`${entity} ${id}`, { entity, id, row });
        const seenBefore = before !== null && this.sees(userId, entity, before);
        // Who did not see the conversation before does not have its thread either, nor the talks beside it.
        if (entity === 'conversation' && before !== null && !seenBefore)
          for (const beside of ['message', 'sideThread', 'sideMessage'] as const) this.#bring(changes, beside, id);
        // Who is asked into a talk receives all that was said there.
        if (entity === 'sideThread') this.#bring(changes, 'sideMessage', (row as Row<'sideThread'>).conversationId, id);
      } else if (before !== null) {
        changes.set(`${entity} ${id}`, { entity, id, row: null });
        // A member of a talk need not see the conversation; everybody else loses both.
        if (entity === 'conversation')
          for (const beside of ['sideThread', 'sideMessage'] as const)
            for (const one of this.list(beside))
              if (one.conversationId === id && !this.sees(userId, beside, one))
                changes.set(`${beside} ${one.id}`, { entity: beside, id: one.id, row: null });
      }
    }
    return [...changes.values()];
  }

  #bring(
    changes: Map<string, WireChange>,
    entity: 'message' | 'sideThread' | 'sideMessage',
    conversationId: string,
    sideThreadId?: string,
  ): void {
    for (const row of this.list(entity)) {
      if (row.conversationId !== conversationId) continue;
      if (sideThreadId !== undefined && (row as Row<'sideMessage'>).sideThreadId !== sideThreadId) continue;
      changes.set(`${entity} ${row.id}`, { entity, id: row.id, row });
    }
  }
}
