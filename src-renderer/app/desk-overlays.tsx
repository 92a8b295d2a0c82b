import { BulkActionsDialog } from '../features/bulk-actions/index.ts';
import { MergeDialog, SplitDialog } from '../features/merge-and-split/index.ts';
import { ReportWork } from '../features/watched/index.ts';

/** What the desk asks in dialogs, and what it tells of the work at it. Render it once. */
export function DeskOverlays({ conversationId }: { conversationId: string | null }) {
  return (
    <>
      <ReportWork conversationId={conversationId} />
      <BulkActionsDialog />
      <MergeDialog />
      <SplitDialog />
    </>
  );
}
