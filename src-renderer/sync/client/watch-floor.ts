import type { FloorWatch } from '#shared/domain/floor-figures.ts';
import { scopeKey } from '#shared/domain/floor-scope.ts';
import { newId } from '#shared/lib/ids.ts';
import { findEngineClient, onEngineChange } from './current.ts';

const windowId = newId();
const wishes = new Set<FloorWatch>();
let told = '';

function tell(): void {
  const scopes = new Map([...wishes].flatMap((wish) => wish.scopes.map((scope) => [scopeKey(scope), scope] as const)));
  const watch = { scopes: [...scopes.values()], agents: [...wishes].some(({ agents }) => agents) };
  const text = JSON.stringify([[...scopes.keys()].sort(), watch.agents]);
  if (text === told) return;
  told = text;
  void findEngineClient()?.call('floor:watch', { window: windowId, watch });
}

// The server forgets with the line who looked, and a new engine never knew.
let wasLive = false;
onEngineChange(() => {
  const isLive = findEngineClient()?.state()?.status.name === 'live';
  if (isLive && !wasLive && wishes.size > 0) {
    told = '';
    tell();
  }
  wasLive = isLive;
});

// A window that closes stops looking; one that is only hidden goes on, its figures must not be old when it comes back.
globalThis.addEventListener?.('pagehide', () => {
  wishes.clear();
  tell();
});

/**
 * Follows these parts of the floor until the returned function is called; `onPush('floor:figures')` and `onPush('floor:agents')`
 * then tell. Several may watch at once.
 */
export function watchFloor(watch: FloorWatch): () => void {
  wishes.add(watch);
  queueMicrotask(tell);
  return () => {
    wishes.delete(watch);
    queueMicrotask(tell);
  };
}
