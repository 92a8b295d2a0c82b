import { lazyPart } from '../ui/lazy-part.tsx';
import { RailPlace, StatusBarPlace, TopBarPlace } from './frame-places.tsx';
import { BulkBar, ListHeader, NoCustomer } from './parts.tsx';

const aroundScreen = async () => (await import('./around-screen.tsx')).aroundScreen;
export const TopLines = lazyPart(async () => (await aroundScreen()).TopLines, <TopBarPlace />);
export const Rail = lazyPart(async () => (await aroundScreen()).Rail, <RailPlace />);
export const StatusBar = lazyPart(async () => (await aroundScreen()).StatusBar, <StatusBarPlace />);

/** Loads what stands around the list, on every screen and on the desk. Never rejects: the drawing says what is wrong. */
export async function bringAroundList(): Promise<void> {
  await Promise.all([TopLines, Rail, StatusBar, ListHeader, BulkBar, NoCustomer].map((part) => part.preload()));
}
