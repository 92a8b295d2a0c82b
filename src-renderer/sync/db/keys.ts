/**
 * Below and above every other key of a compound index: of keys, numbers come first and arrays last (Indexed Database API 3.0, 2.4).
 * Written out, because whoever reads in a window's first moments does so before Dexie has been loaded.
 */
export const minKey: unknown = Number.NEGATIVE_INFINITY;
export const maxKey: unknown = [[]];
