import type { EntityName } from '#shared/domain/entities.ts';
import type { Database } from './database.ts';
import { KeptRows } from './kept-rows.ts';
import { type AnyRule, type StoreOptions, Unit, type WriteRule } from './transaction.ts';

/** PostgreSQL asks to try again after a deadlock (40P01) or a serialisation failure (40001). */
const isTransient = (error: unknown): boolean => ['40P01', '40001'].includes(String((error as { code?: string }).code));

export interface Store {
  /** For reads outside a transaction. Inside `transact` use `unit.sql`: the embedded database has one session and would wait for itself. */
  readonly db: Database;
  /**
   * Runs `work` in one transaction with the change log written at its end.
   * @returns what `work` returned and the log's number at which its changes are visible (null: nothing changed)
   */
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<{ value: T; cursor: number | null }>;
  /** Adds a rule every written row of this kind is held to. Several are asked in the order they were added, each on what the last left. */
  rule<E extends EntityName>(entity: E, rule: WriteRule<E>): void;
  /** Called after every commit of this process that changed something. The answer unsubscribes. */
  onCommit(listener: (cursor: number) => void): () => void;
  /** Called when the log has grown, by this process or by another of which it has heard. The answer unsubscribes. */
  onNews(listener: () => void): () => void;
  /** Another process has committed, or may have. @param written the kinds this process keeps in memory that it wrote; null: any */
  heardOfCommit(written?: readonly string[] | null): void;
  close(): Promise<void>;
}

const alone: StoreOptions = { announceAs: null, oneSession: false };

export function createStore(db: Database, now: () => number, options: StoreOptions = alone): Store {
  const kept = new KeptRows();
  const listeners = new Set<(cursor: number) => void>();
  const newsListeners = new Set<() => void>();
  const news = () => {
    for (const listener of newsListeners) listener();
  };
  const rules = new Map<EntityName, AnyRule[]>();
  async function attempt<T>(work: (unit: Unit) => Promise<T>) {
    const unitOf: { unit: Unit | null } = { unit: null };
    const result = await db.transaction().execute(async (transaction) => {
      const unit = new Unit(transaction, now(), rules, kept);
      unitOf.unit = unit;
      const value = await work(unit);
      return { value, cursor: await unit.writeLog(options) };
    });
    unitOf.unit?.committed();
    if (result.cursor !== null) {
      for (const listener of listeners) listener(result.cursor);
      news();
    }
    return result;
  }
  return {
    db,
    async transact(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (tries >= 5 || !isTransient(error)) throw error;
        }
      }
    },
    rule(entity, rule) {
      rules.set(entity, [...(rules.get(entity) ?? []), rule as unknown as AnyRule]);
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onNews(listener) {
      newsListeners.add(listener);
      return () => newsListeners.delete(listener);
    },
    heardOfCommit(written = null) {
      if (written === null) kept.forgetAll();
      else kept.forget(written);
      news();
    },
    close: () => db.destroy(),
  };
}
