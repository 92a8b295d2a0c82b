import type { MutationAnswer, WireChange } from '#shared/contract/sync.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Clock } from '../../../src-renderer/sync/clock.ts';
import type { ServerHttp } from '../../../src-renderer/sync/socket/server-http.ts';
import type { OpenLink } from '../../../src-renderer/sync/socket/server-link.ts';
import type { Seeded } from '../../chaos/seeded.ts';

/** Rows read and written together, as one transaction of the log. */
export interface Edit {
  find<E extends EntityName>(entity: E, id: string): Promise<Row<E> | null>;
  put<E extends EntityName>(entity: E, row: Row<E>): Promise<void>;
  remove<E extends EntityName>(entity: E, id: string): Promise<void>;
}

/** Something that may happen to a server. What takes virtual time is not waited for. */
export interface Fate {
  name: string;
  weight: number;
  happen(): void;
}

/** What a simulation needs of a server, be it the model in memory or the real rooms on several nodes. */
export interface SimulatedServer {
  readonly openLink: OpenLink;
  readonly http: ServerHttp;
  /** The last number of the log. */
  readonly cursor: number;
  /** Mutations as they arrived, repetitions included. */
  readonly arrived: number;
  readonly fates: readonly Fate[];
  /** Where this conversation ends, about; for choosing what an author has seen. */
  lastPosition(conversationId: string): number;
  /** How much more happens here between two deeds than at the model, whose answers take no time. */
  readonly pace: number;
  /** Not to be waited for while a storm is on: it may take virtual time. */
  edit(work: (rows: Edit) => Promise<void>): Promise<void>;
  /** Ends all that `fates` brought about. */
  calm(): void;
  /** The three below are asked when the air is clear. */
  list<E extends EntityName>(entity: E): Promise<Row<E>[]>;
  /** Everything this colleague may see, as a snapshot taken now would carry it. */
  viewOf(userId: string): Promise<WireChange[]>;
  answers(): Promise<ReadonlyMap<string, MutationAnswer>>;
  /** What went wrong at the server besides; a sentence each. */
  failures(): readonly string[];
  end(): Promise<void>;
}

export interface ServerParts {
  clock: Clock;
  random: Seeded;
  say(line: string): void;
  /** What is there at the beginning. */
  rows: readonly { [E in EntityName]: { entity: E; row: Row<E> } }[EntityName][];
}
export type MakeServer = (parts: ServerParts) => Promise<SimulatedServer>;
