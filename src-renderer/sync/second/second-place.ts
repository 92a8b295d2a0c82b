/**
 * Where outbox, drafts and files to send are kept a second time, so that they outlive a damaged or cleared database. Small, keyed,
 * without order; bodies come sealed. Each desk has its own.
 */
export interface SecondPlace {
  /** Resolves when it is on disk. */
  put(key: string, body: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  list(): Promise<{ key: string; body: unknown }[]>;
  close(): void;
  destroy(): Promise<void>;
}
export type OpenSecondPlace = (desk: string) => SecondPlace;
