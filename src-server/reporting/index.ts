export { adoptFloor } from './adopt-floor.ts';
export { keepFloorFacts } from './keep-floor-facts.ts';
