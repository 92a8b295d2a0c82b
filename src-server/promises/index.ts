export { holdToPromises } from './hold-to-promises.ts';
export { createPromiseKeeper } from './keeper.ts';
export type { PromiseAlert } from './tell-due.ts';
