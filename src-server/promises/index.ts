export { holdToPromises } from './hold-to-promises.ts';
export { createPromiseKeeper } from './keeper.ts';
