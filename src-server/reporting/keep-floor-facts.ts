import type { Store } from '../store/index.ts';
import { recordFloorFacts } from './record-contacts.ts';
import { recordPresence } from './record-presence.ts';

/** From here on every written conversation and presence leaves its facts for the floor's figures. */
export function keepFloorFacts(store: Pick<Store, 'rule'>): void {
  store.rule('conversation', recordFloorFacts);
  store.rule('presence', recordPresence);
}
