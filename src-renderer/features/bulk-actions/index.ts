export { BulkActionsDialog } from './bulk-actions-dialog.tsx';
export { BulkBar } from './bulk-bar.tsx';
export { RecentBulkButton } from './recent-bulk-button.tsx';
