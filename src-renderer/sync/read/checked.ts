/**
 * Reads that look at the shape of what they find, because another version may have written it. Windows have them with their desk
 * (`desk.reads`): schemas come behind a start's first drawing.
 */
export { readCustomer } from './customer.ts';
export { readIsFresh } from './freshness.ts';
export { findMergeTarget, readLeftBehind } from './merges.ts';
export { findDraft, listDrafts, readOffers, readOutbox } from './mine.ts';
export { readThread } from './thread.ts';
