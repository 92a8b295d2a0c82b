import { type ReactNode, useEffect } from 'react';
import { useBehindFirst } from '../sync/index.ts';
import { preloadParts } from './parts.tsx';

/** Draws what stands in it once the first things are on screen. Apart from what it stands in, which need not be drawn for it. */
export function BehindFirst({ children }: { children: ReactNode }) {
  return useBehindFirst() ? children : null;
}

/** Loads what is opened next as soon as it holds up nothing. */
export function PreloadParts(): null {
  useEffect(() => void preloadParts(), []);
  return null;
}
