import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx';

/** The desk's outline while it starts: the same lines in the same places, so that nothing jumps. */
export function ShellSkeleton() {
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-11 items-center gap-3.5 border-b bg-panel px-3.5">
        <span aria-hidden className="size-5.5 rounded-[7px] bg-linear-135 from-accent to-whisper" />
        <Skeleton className="mx-auto h-7 w-115" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="w-14 border-r bg-panel" />
        <div className="w-82 overflow-hidden border-r bg-panel pt-20">
          <SkeletonRows rows={10} />
        </div>
        <div className="flex-1 bg-bg" />
        <div className="w-87 border-l bg-panel" />
      </div>
      <div className="h-6.5 border-t bg-panel" />
    </div>
  );
}
