export { InboxesPage } from './inboxes-page.tsx';
