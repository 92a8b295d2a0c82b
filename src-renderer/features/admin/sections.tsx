import {
  CalendarClock,
  Coffee,
  Eye,
  Flag,
  FlaskConical,
  Gift,
  HandHeart,
  Inbox,
  ListChecks,
  MessageSquareQuote,
  MonitorSmartphone,
  ScanText,
  ScrollText,
  SlidersHorizontal,
  Tag,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { isAtLeast, mayAdminister, mayEditContent, type Role } from '#shared/domain/role.ts';
import { mayReadAudit } from '#shared/domain/supervision.ts';
import type { IconProps } from '../../ui/icon.tsx';
import { AuditPage } from '../admin-audit/index.ts';
import { CannedRepliesPage, RewardsPage, ScriptsPage, TagsPage } from '../admin-content/index.ts';
import { DevicesPage } from '../admin-devices/index.ts';
import { AwayReasonsPage, FloorPolicyPage, SupervisionPolicyPage } from '../admin-floor/index.ts';
import { HoursPage } from '../admin-hours/index.ts';
import { InboxesPage } from '../admin-inboxes/index.ts';
import { QueuesPage } from '../admin-queues/index.ts';
import { KeywordRulesPage, OutcomesPage, PromisesPage } from '../admin-rules/index.ts';
import { TeamsPage } from '../admin-teams/index.ts';
import { UsersPage } from '../admin-users/index.ts';
import { SimulatorPage } from '../routing-simulator/index.ts';

/** Headings over the list, in their order. */
export const sectionGroups = ['house', 'floor', 'words'] as const;

interface AdminSection {
  /** Stands in the address: `admin/<id>`. */
  id:
    | 'inboxes'
    | 'users'
    | 'teams'
    | 'devices'
    | 'queues'
    | 'hours'
    | 'promises'
    | 'keywords'
    | 'outcomes'
    | 'floor-rules'
    | 'simulator'
    | 'supervision'
    | 'away-reasons'
    | 'audit'
    | 'canned-replies'
    | 'scripts'
    | 'rewards'
    | 'tags';
  group: (typeof sectionGroups)[number];
  icon: IconProps['of'];
  may: (role: Role) => boolean;
  /** Kept by the server alone; the rest is synced and can be changed offline. */
  needsServer: boolean;
  page: ReactElement;
}

/** One line a kind of thing. */
export const sections: readonly AdminSection[] = [
  { id: 'inboxes', group: 'house', icon: Inbox, may: mayAdminister, needsServer: true, page: <InboxesPage /> },
  { id: 'users', group: 'house', icon: UserRound, may: mayAdminister, needsServer: true, page: <UsersPage /> },
  { id: 'teams', group: 'house', icon: Users, may: mayEditContent, needsServer: false, page: <TeamsPage /> },
  {
    id: 'devices',
    group: 'house',
    icon: MonitorSmartphone,
    may: mayAdminister,
    needsServer: false,
    page: <DevicesPage />,
  },
  { id: 'queues', group: 'house', icon: UsersRound, may: mayEditContent, needsServer: false, page: <QueuesPage /> },
  {
    id: 'hours',
    group: 'floor',
    icon: CalendarClock,
    may: mayEditContent,
    needsServer: false,
    page: <HoursPage />,
  },
  { id: 'promises', group: 'floor', icon: HandHeart, may: mayEditContent, needsServer: false, page: <PromisesPage /> },
  {
    id: 'keywords',
    group: 'floor',
    icon: ScanText,
    may: mayEditContent,
    needsServer: false,
    page: <KeywordRulesPage />,
  },
  { id: 'outcomes', group: 'floor', icon: Flag, may: mayEditContent, needsServer: false, page: <OutcomesPage /> },
  {
    id: 'floor-rules',
    group: 'floor',
    icon: SlidersHorizontal,
    may: mayEditContent,
    needsServer: false,
    page: <FloorPolicyPage />,
  },
  {
    id: 'simulator',
    group: 'floor',
    icon: FlaskConical,
    may: mayEditContent,
    needsServer: true,
    page: <SimulatorPage />,
  },
  {
    id: 'supervision',
    group: 'floor',
    icon: Eye,
    may: (role) => isAtLeast(role, 'supervisor'),
    needsServer: false,
    page: <SupervisionPolicyPage />,
  },
  {
    id: 'away-reasons',
    group: 'floor',
    icon: Coffee,
    may: mayAdminister,
    needsServer: false,
    page: <AwayReasonsPage />,
  },
  { id: 'audit', group: 'floor', icon: ScrollText, may: mayReadAudit, needsServer: true, page: <AuditPage /> },
  {
    id: 'canned-replies',
    group: 'words',
    icon: MessageSquareQuote,
    may: mayEditContent,
    needsServer: false,
    page: <CannedRepliesPage />,
  },
  { id: 'scripts', group: 'words', icon: ListChecks, may: mayEditContent, needsServer: false, page: <ScriptsPage /> },
  { id: 'rewards', group: 'words', icon: Gift, may: mayEditContent, needsServer: false, page: <RewardsPage /> },
  { id: 'tags', group: 'words', icon: Tag, may: mayEditContent, needsServer: false, page: <TagsPage /> },
];
