export { type Decision, RoutingEngine } from './engine/engine.ts';
export { createRouter, type Router, withdrawOffers } from './router.ts';
