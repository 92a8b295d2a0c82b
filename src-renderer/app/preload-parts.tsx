import { useEffect } from 'react';
import { preloadElement } from '../ui/lazy-part.tsx';
import { BesideThread, OpenConversation } from './parts.tsx';
import { routes } from './routes.tsx';

/** Loads what is opened next as soon as it holds up nothing. */
export function PreloadParts(): null {
  useEffect(() => void preloadParts(), []);
  return null;
}

/**
 * One after the other. A page that came over the network loads every screen: where the connection is gone a file that was not loaded
 * is gone too. An installed desk has its files at hand.
 */
async function preloadParts(): Promise<void> {
  for (const part of [OpenConversation, BesideThread]) await part.preload();
  const isInstalled = !location.protocol.startsWith('http');
  if (!isInstalled) for (const { element } of routes) await preloadElement(element);
}
