export { adoptFloor } from './adopt-floor.ts';
export { createDepartures } from './departures.ts';
export { createFloor, type Floor } from './floor.ts';
export { keepFloorFacts } from './keep-floor-facts.ts';
