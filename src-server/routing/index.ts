export { createRouter, type Router, withdrawOffers } from './router.ts';
