export { RoutingEngine } from './engine/engine.ts';
export { explainTo } from './explain-to.ts';
export { withdrawOffers } from './offers.ts';
export { createRouter, type Router } from './router.ts';
export { simulate } from './simulate.ts';
