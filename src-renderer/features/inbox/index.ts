export { ConversationList } from './conversation-list.tsx';
export { customerName } from './customer-name.ts';
export { InboxHeader } from './inbox-header.tsx';
export { showView, useInboxView } from './inbox-view.ts';
export { clearMarks, markAllInView, useChosen, useMarks } from './marks.ts';
export { PromisePills } from './promise-pill.tsx';
export { useFirstView } from './use-first-view.ts';
export { useViewName } from './view-names.ts';
