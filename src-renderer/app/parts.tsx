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

const aroundList = async () => (await import('./around-list.tsx')).aroundList;
export const ListHeader = lazyPart(async () => (await aroundList()).ListHeader);
export const BulkBar = lazyPart(async () => (await aroundList()).BulkBar);
export const NoCustomer = lazyPart(async () => (await aroundList()).NoCustomer);
