import { Gift, Inbox, ListChecks, MessageSquareQuote, Tag, UserRound, UsersRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { mayAdminister, mayEditContent, type Role } from '#shared/domain/role.ts';
import type { IconProps } from '../../ui/icon.tsx';
import { CannedRepliesPage, RewardsPage, ScriptsPage, TagsPage } from '../admin-content/index.ts';
import { InboxesPage } from '../admin-inboxes/index.ts';
import { QueuesPage } from '../admin-queues/index.ts';
import { UsersPage } from '../admin-users/index.ts';

interface AdminSection {
  /** Stands in the address: `admin/<id>`. */
  id: 'inboxes' | 'users' | 'queues' | 'canned-replies' | 'scripts' | 'rewards' | 'tags';
  icon: IconProps['of'];
  may: (role: Role) => boolean;
  /** Kept by the server alone; the rest is synced and can be changed offline. */
  needsServer: boolean;
  page: ReactElement;
}

/** One line a kind of thing. */
export const sections: readonly AdminSection[] = [
  { id: 'inboxes', icon: Inbox, may: mayAdminister, needsServer: true, page: <InboxesPage /> },
  { id: 'users', icon: UserRound, may: mayAdminister, needsServer: true, page: <UsersPage /> },
  { id: 'queues', icon: UsersRound, may: mayEditContent, needsServer: false, page: <QueuesPage /> },
  {
    id: 'canned-replies',
    icon: MessageSquareQuote,
    may: mayEditContent,
    needsServer: false,
    page: <CannedRepliesPage />,
  },
  { id: 'scripts', icon: ListChecks, may: mayEditContent, needsServer: false, page: <ScriptsPage /> },
  { id: 'rewards', icon: Gift, may: mayEditContent, needsServer: false, page: <RewardsPage /> },
  { id: 'tags', icon: Tag, may: mayEditContent, needsServer: false, page: <TagsPage /> },
];
