import { BulkBar, RecentBulkButton } from '../features/bulk-actions/index.ts';
import { NoCustomer } from '../features/customer-card/index.ts';
import { InboxHeader } from '../features/inbox/index.ts';

const recentBulk = <RecentBulkButton />;
const ListHeader = () => <InboxHeader trailing={recentBulk} />;

/** What stands around the list on the desk. A start reads it behind the list's painting, together with `around-screen.tsx`. */
export const aroundList = { ListHeader, BulkBar, NoCustomer };
