import { AwaySoonNotice } from '../features/presence/index.ts';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { SyncBanner } from './sync-banner.tsx';
import { TopBar } from './top-bar.tsx';

function TopLines() {
  return (
    <>
      <TopBar />
      <SyncBanner />
      <AwaySoonNotice />
    </>
  );
}

/** What stands around every screen. A start reads it behind the list's painting, together with `around-list.tsx`. */
export const aroundScreen = { TopLines, Rail, StatusBar };
