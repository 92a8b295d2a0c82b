export { CannedRepliesPage } from './canned-replies-page.tsx';
export { RewardsPage } from './rewards-page.tsx';
export { ScriptsPage } from './scripts-page.tsx';
export { TagsPage } from './tags-page.tsx';
