import { sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import type { QueueWait } from '#shared/domain/queue-wait.ts';
import { loadFloorPolicy, readConnected } from '../presence/index.ts';
import type { Unit } from '../store/index.ts';
import { ends } from '../sync/index.ts';
import { defaultPlaces } from './default-places.ts';
import { RoutingEngine } from './engine/engine.ts';
import {
  type RoutedConversation,
  readAgents,
  readConversations,
  readQueues,
  readWrapUps,
  type StoredAgent,
} from './read-floor.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Beyond this many log entries reading everything anew is less work. */
const reloadAfter = 5_000;
/** Far shorter than the log is kept. */
const longAgoMs = 60_000;

const watchedEntities = [
  'user',
  'presence',
  'queue',
  'queueRules',
  'businessHours',
  'floorPolicy',
  'customer',
  'conversation',
  'offer',
  'wrapUp',
  'queueWait',
];

/**
 * The floor in memory, kept true from the change log. Brought up to date inside the transaction that decides, under the lock that
 * lets one process decide at a time; so every decision rests on all decisions before it, whichever process made them.
 */
export class FloorMirror {
  #engine: RoutingEngine | null = null;
  #cursor = 0;
  #readAt = 0;
  #stickyMs = 0;
  #agents = new Map<string, StoredAgent>();
  #connected = new Set<string>();
  #conversations = new Map<string, RoutedConversation>();
  #wrapUps = new Set<string>();
  /** Reasons as stored. */
  readonly waits = new Map<string, QueueWait>();

  get engine(): RoutingEngine {
    if (this.#engine === null) throw new Error('the floor was not read yet');
    return this.#engine;
  }

  /** What waits without a queue, and since when. */
  get homeless(): RoutedConversation[] {
    return [...this.#conversations.values()].filter(({ homelessSince }) => homelessSince !== null);
  }

  /** What waits or rings although its customer has left. */
  get departed(): RoutedConversation[] {
    return [...this.#conversations.values()].filter(({ left }) => left !== null);
  }

  hasLeft(conversationId: string): boolean {
    return (this.#conversations.get(conversationId)?.left ?? null) !== null;
  }

  /** Since when it waits for routing; null: it does not. */
  waitingSince(conversationId: string): number | null {
    const known = this.#conversations.get(conversationId);
    return known?.waiting?.waitingSince ?? known?.homelessSince ?? null;
  }

  queueOf(conversationId: string): string | null {
    return this.#conversations.get(conversationId)?.waiting?.queueId ?? null;
  }

  /** Forgets everything: the next reading starts over. For when a transaction did not end as thought. */
  forget(): void {
    this.#engine = null;
  }

  /** Everything that is true at this moment of the transaction. */
  async catchUp(unit: Unit): Promise<void> {
    if (this.#engine === null || (await this.#mayLack(unit))) await this.#readAll(unit);
    else await this.#readNews(unit);
    this.#readAt = unit.now;
    await this.#readConnections(unit);
  }

  /** After a while without looking: whether the log has been thrown away beyond what was read last. */
  async #mayLack(unit: Unit): Promise<boolean> {
    if (Math.abs(unit.now - this.#readAt) < longAgoMs) return false;
    return (await ends(unit.sql)).first > this.#cursor + 1;
  }

  /** Reads these conversations again, whatever the engine thinks of them. */
  async refresh(unit: Unit, ids: readonly string[]): Promise<void> {
    const found = new Map((await readConversations(unit, ids, this.#stickyMs)).map((one) => [one.id, one]));
    for (const id of ids) this.#setConversation(id, found.get(id) ?? null, unit.now);
  }

  async refreshAgents(unit: Unit, ids: readonly string[]): Promise<void> {
    const found = new Map((await readAgents(unit, ids)).map((one) => [one.user.id, one]));
    for (const id of ids) this.#setAgent(id, found.get(id) ?? null);
  }

  async #readAll(unit: Unit): Promise<void> {
    const { rows } = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from change_log`.execute(
      unit.sql,
    );
    this.#cursor = Number(rows[0]?.last ?? 0);
    const policy = await loadFloorPolicy(unit.sql);
    const engine = new RoutingEngine({ policy, defaultPlaces });
    this.#engine = engine;
    this.#stickyMs = policy.stickyDays * dayMs;
    this.#agents = new Map();
    this.#connected = new Set();
    this.#conversations = new Map();
    this.#wrapUps = new Set();
    for (const setup of await readQueues(unit)) engine.setQueue(setup);
    for (const agent of await readAgents(unit, null)) this.#setAgent(agent.user.id, agent);
    await this.#readWrapUps(unit);
    for (const one of await readConversations(unit, null, this.#stickyMs)) this.#setConversation(one.id, one, unit.now);
    await this.#readWaits(unit);
  }

  async #readNews(unit: Unit): Promise<void> {
    const entries = await unit.sql
      .selectFrom('changeLog')
      .select(['seq', 'entity', 'entityId'])
      .where('seq', '>', this.#cursor)
      .where('entity', 'in', watchedEntities)
      .orderBy('seq')
      .limit(reloadAfter + 1)
      .execute();
    if (entries.length > reloadAfter) return this.#readAll(unit);
    this.#cursor = entries.at(-1)?.seq ?? this.#cursor;
    const idsOf = (...entities: string[]) => [
      ...new Set(entries.filter(({ entity }) => entities.includes(entity)).map(({ entityId }) => entityId)),
    ];
    if (idsOf('floorPolicy').length > 0) return this.#readAll(unit);
    if (idsOf('queue', 'queueRules', 'businessHours').length > 0)
      for (const setup of await readQueues(unit)) this.engine.setQueue(setup);
    const users = idsOf('user', 'presence');
    if (users.length > 0) await this.refreshAgents(unit, users);
    if (idsOf('wrapUp').length > 0) await this.#readWrapUps(unit);
    const customers = new Set(idsOf('customer'));
    const touched = new Set([...idsOf('conversation'), ...(await this.#conversationsOf(unit, idsOf('offer')))]);
    for (const { id, waiting, customerId } of this.#conversations.values())
      if (waiting !== null && customers.has(customerId)) touched.add(id);
    if (touched.size > 0) await this.refresh(unit, [...touched]);
    if (idsOf('queueWait').length > 0) await this.#readWaits(unit);
  }

  async #conversationsOf(unit: Unit, offerIds: readonly string[]): Promise<string[]> {
    if (offerIds.length === 0) return [];
    const rows = await unit.sql
      .selectFrom('offer')
      .select('conversationId')
      .where(sql<boolean>`id = any(${sql.val([...offerIds])}::text[])`)
      .execute();
    return rows.map(({ conversationId }) => conversationId);
  }

  async #readWaits(unit: Unit): Promise<void> {
    this.waits.clear();
    for (const row of await unit.sql.selectFrom('queueWait').selectAll().execute()) this.waits.set(row.id, row);
  }

  async #readWrapUps(unit: Unit): Promise<void> {
    const running = await readWrapUps(unit);
    const ids = new Set(running.map(({ id }) => id));
    for (const id of this.#wrapUps) if (!ids.has(id)) this.engine.vacate(id, unit.now);
    for (const { id, userId, channel } of running) this.engine.occupy(id, userId, channel);
    this.#wrapUps = ids;
  }

  async #readConnections(unit: Unit): Promise<void> {
    const connected = await readConnected(unit.sql, unit.now);
    const before = this.#connected;
    const changed = [...new Set([...connected, ...before])].filter((id) => connected.has(id) !== before.has(id));
    this.#connected = connected;
    for (const id of changed) this.#setAgent(id, this.#agents.get(id) ?? null);
  }

  #setAgent(id: string, stored: StoredAgent | null): void {
    if (stored === null) {
      this.#agents.delete(id);
      this.engine.removeAgent(id);
      return;
    }
    this.#agents.set(id, stored);
    const { user, state, idleSince, lastOfferAt } = stored;
    const { queueIds, languages, skills, capacity } = user as Row<'user'>;
    const ready = state === 'available' && this.#connected.has(id);
    this.engine.setAgent({ id, ready, queueIds, languages, skills, capacity, idleSince, lastOfferAt });
  }

  #setConversation(id: string, next: RoutedConversation | null, now: number): void {
    if (next === null) this.#conversations.delete(id);
    else this.#conversations.set(id, next);
    if (next?.heldBy) this.engine.occupy(id, next.heldBy, next.channel, next.rings ? 'rings' : 'answered');
    else this.engine.vacate(id, now);
    if (next?.waiting) this.engine.wait(next.waiting);
    else this.engine.leave(id);
  }
}
