export { adoptFloor } from './adopt-floor.ts';
export { createFloor, type Floor } from './floor.ts';
export { keepFloorFacts } from './keep-floor-facts.ts';
