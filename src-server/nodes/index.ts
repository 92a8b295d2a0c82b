export { createLeases, keepsAll, type Leases } from './leases.ts';
export { createLife, type Life, livesAlone } from './life.ts';
export { alone, createNodes, type Nodes } from './nodes.ts';
export type { Signal } from './signal.ts';
