import type { EngineClient } from './engine-client.ts';

/**
 * Tells the engine of every key, so that it leaves the computer to it for a moment when rows pour in. Nothing answers: an answer would
 * cost the key more than it gains.
 * @returns ends it
 */
export function tellKeys(client: EngineClient): () => void {
  const tell = () => client.tellKey();
  // Before anybody handles the key: what it needs is the time until it is on the screen.
  addEventListener('keydown', tell, { capture: true });
  return () => removeEventListener('keydown', tell, { capture: true });
}
