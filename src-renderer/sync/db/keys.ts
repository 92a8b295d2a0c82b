import { Dexie } from 'dexie';

/** Below and above every other key of a compound index. */
export const minKey: unknown = Dexie.minKey;
export const maxKey: unknown = Dexie.maxKey;
