import { AdminScreen } from '../features/admin/index.ts';
import { CustomerScreen } from '../features/customer-card/index.ts';
import { FloorScreen, Wallboard } from '../features/floor/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';
import { SupervisionScreen } from '../features/supervision/index.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';

/** What the frame and the desk are made of besides the list: their code comes behind the first painting. */
export const OpenConversation = lazyPart(
  async () => (await import('./open-conversation.tsx')).OpenConversation,
  <SkeletonRows rows={4} />,
);
export const BesideThread = lazyPart(
  async () => (await import('./beside-thread.tsx')).BesideThread,
  <SkeletonRows rows={4} />,
);
export const Overlays = lazyPart(async () => (await import('./overlays.tsx')).Overlays);
export const DeskOverlays = lazyPart(async () => (await import('./desk-overlays.tsx')).DeskOverlays);

const atHand = [OpenConversation, BesideThread];
const screens = [CustomerScreen, SettingsScreen, FloorScreen, Wallboard, SupervisionScreen, AdminScreen];

/**
 * Loads what is opened next, one after the other. A page that came over the network loads every screen: where the connection is gone
 * a file that was not loaded is gone too. An installed desk has its files at hand.
 */
export async function preloadParts(): Promise<void> {
  const isInstalled = !location.protocol.startsWith('http');
  for (const part of isInstalled ? atHand : [...atHand, ...screens]) await part.preload();
}
