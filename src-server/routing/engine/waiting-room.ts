import type { ChannelId } from '#shared/domain/channel-id.ts';
import { compareWaiting, type Waiting } from '#shared/domain/routing-match.ts';
import type { QueueSetup } from './floor.ts';
import { Heap } from './heap.ts';
import { SortedList } from './sorted-list.ts';
import { preferredAgents } from './verdict.ts';

type Lists = Map<ChannelId, SortedList<Waiting>>;

/** Waiting conversations in the order in which they are served, by queue and channel, and when time alone changes their chances. */
export class WaitingRoom {
  readonly items = new Map<string, Waiting>();
  readonly #lists = new Map<string, Lists>();
  readonly #alarms = new Heap<{ at: number; id: string }>((a, b) => a.at < b.at);
  readonly #alarmOf = new Map<string, number>();
  /** Conversations whose chances have changed since they were last looked at. May hold some that are gone. */
  #changed: Heap<Waiting>;
  readonly #isChanged = new Set<string>();
  readonly #wanting = new Map<string, Set<string>>();
  readonly #compare: (a: Waiting, b: Waiting) => number;

  constructor(setupOf: (queueId: string) => QueueSetup) {
    this.#compare = (a, b) => compareWaiting(a, b, (queueId) => setupOf(queueId).rules);
    this.#changed = this.#emptyHeap();
  }

  #emptyHeap = () => new Heap<Waiting>((a, b) => this.#compare(a, b) < 0);

  before(a: Waiting, b: Waiting): boolean {
    return this.#compare(a, b) < 0;
  }

  add(waiting: Waiting): void {
    this.remove(waiting.id);
    this.items.set(waiting.id, waiting);
    this.#list(waiting).add(waiting);
    for (const agentId of preferredAgents(waiting)) {
      const wanting = this.#wanting.get(agentId) ?? new Set<string>();
      this.#wanting.set(agentId, wanting.add(waiting.id));
    }
    this.markChanged(waiting);
  }

  remove(id: string): void {
    const waiting = this.items.get(id);
    if (!waiting) return;
    this.#list(waiting).remove(waiting);
    this.#forget(waiting);
  }

  #forget(waiting: Waiting): void {
    this.items.delete(waiting.id);
    this.#alarmOf.delete(waiting.id);
    this.#isChanged.delete(waiting.id);
    for (const agentId of preferredAgents(waiting)) this.#wanting.get(agentId)?.delete(waiting.id);
  }

  /** Those who would rather wait for this agent: whether they are kept for them follows from the agent's state. */
  markWanting(agentId: string): void {
    for (const id of this.#wanting.get(agentId) ?? []) {
      const waiting = this.items.get(id);
      if (waiting) this.markChanged(waiting);
    }
  }

  /** Lets the rules of a queue change: the order follows from them, so everything that stands in order is put in order again. */
  reorder(queueId: string, change: () => void): void {
    const taken = [...(this.#lists.get(queueId)?.values() ?? [])].flatMap((list) => [...list.values()]);
    const changed = [...this.items.values()].filter(({ id }) => this.#isChanged.has(id));
    for (const waiting of taken) this.#forget(waiting);
    this.#lists.delete(queueId);
    change();
    this.#changed = this.#emptyHeap();
    for (const waiting of changed) if (this.items.has(waiting.id)) this.#changed.push(waiting);
    for (const waiting of taken) this.add(waiting);
  }

  markChanged(waiting: Waiting): void {
    if (this.#isChanged.has(waiting.id)) return;
    this.#isChanged.add(waiting.id);
    this.#changed.push(waiting);
  }

  /** The first in order of those that changed, left where it is. */
  peekChanged(): Waiting | null {
    for (let top = this.#changed.peek(); top !== undefined; top = this.#changed.peek()) {
      if (this.items.get(top.id) === top && this.#isChanged.has(top.id)) return top;
      this.#changed.pop();
    }
    return null;
  }

  /** Looked at: it changed no longer. */
  settle(waiting: Waiting): void {
    this.#isChanged.delete(waiting.id);
  }

  /** At this time it is to be looked at again; null: time alone changes nothing for it. */
  remind(waiting: Waiting, at: number | null): void {
    if (at === null) this.#alarmOf.delete(waiting.id);
    else if (this.#alarmOf.get(waiting.id) !== at) {
      this.#alarmOf.set(waiting.id, at);
      this.#alarms.push({ at, id: waiting.id });
    }
  }

  /** Marks whatever was to be looked at again by now. */
  wake(now: number): void {
    for (let alarm = this.#alarms.peek(); alarm !== undefined && alarm.at <= now; alarm = this.#alarms.peek()) {
      this.#alarms.pop();
      const waiting = this.items.get(alarm.id);
      if (!waiting || this.#alarmOf.get(alarm.id) !== alarm.at) continue;
      this.#alarmOf.delete(alarm.id);
      this.markChanged(waiting);
    }
  }

  nextAlarm(): number | null {
    for (let alarm = this.#alarms.peek(); alarm !== undefined; alarm = this.#alarms.peek()) {
      if (this.#alarmOf.get(alarm.id) === alarm.at) return alarm.at;
      this.#alarms.pop();
    }
    return null;
  }

  /** Of a queue and a channel, in order. */
  inLine(queueId: string, channel: ChannelId): SortedList<Waiting> | null {
    return this.#lists.get(queueId)?.get(channel) ?? null;
  }

  #list({ queueId, channel }: Waiting): SortedList<Waiting> {
    const lists = this.#lists.get(queueId) ?? new Map<ChannelId, SortedList<Waiting>>();
    this.#lists.set(queueId, lists);
    const list = lists.get(channel) ?? new SortedList<Waiting>(this.#compare);
    lists.set(channel, list);
    return list;
  }
}
