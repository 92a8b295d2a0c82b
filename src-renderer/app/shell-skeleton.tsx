import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx';
import { RailPlace, StatusBarPlace, TopBarPlace } from './frame-places.tsx';

/** The desk's outline while it starts: the same lines in the same places, so that nothing jumps. */
export function ShellSkeleton() {
  return (
    <div className="flex h-full flex-col">
      <TopBarPlace>
        <Skeleton className="mx-auto h-7 w-115" />
      </TopBarPlace>
      <div className="flex min-h-0 flex-1">
        <RailPlace />
        <div className="w-82 overflow-hidden border-r bg-panel pt-20">
          <SkeletonRows rows={10} />
        </div>
        <div className="flex-1 bg-bg" />
        <div className="w-87 border-l bg-panel" />
      </div>
      <StatusBarPlace />
    </div>
  );
}
