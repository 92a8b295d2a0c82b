import { memo } from 'react';
import { usePath } from '../platform/location.ts';
import { BehindFirst } from './behind-first.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { bringAroundList, Rail, StatusBar, TopLines } from './frame-parts.tsx';
import { RailPlace, StatusBarPlace, TopBarPlace } from './frame-places.tsx';
import { AroundList, ListFirst } from './list-first.tsx';
import { Overlays } from './parts.tsx';
import { PreloadParts } from './preload-parts.tsx';
import { routeOf } from './routes.tsx';

/** The frame around every screen: bar, rail, the screen itself, status line. */
export const Shell = memo(function Shell() {
  return (
    <ListFirst bringRest={bringAroundList}>
      <div className="flex h-full flex-col">
        <AroundList place={<TopBarPlace />}>
          <TopLines />
        </AroundList>
        <div className="flex min-h-0 flex-1">
          <AroundList place={<RailPlace />}>
            <Rail />
          </AroundList>
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Screen />
          </div>
        </div>
        <AroundList place={<StatusBarPlace />}>
          <StatusBar />
        </AroundList>
        <BehindFirst>
          <Overlays />
          <PreloadParts />
        </BehindFirst>
      </div>
    </ListFirst>
  );
});

/** Apart from the frame, which stays as it is wherever one goes. */
function Screen() {
  const path = usePath();
  return <ErrorBoundary resetKey={path}>{routeOf(path).element}</ErrorBoundary>;
}
