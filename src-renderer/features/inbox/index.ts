export { ConversationList } from './conversation-list.tsx';
export { customerName } from './customer-name.ts';
export { InboxHeader } from './inbox-header.tsx';
export { showView, useInboxView } from './inbox-view.ts';
export { ReplyDuePill } from './reply-due-pill.tsx';
export { useViewName } from './view-names.ts';
