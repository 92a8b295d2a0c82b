import { z } from 'zod';

export const roles = ['agent', 'lead', 'supervisor', 'admin'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Everyone who acts: who they are and what they belong to. The server builds it from the session, the desktop from its own user row. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
  readonly queueIds: readonly string[];
}

const rank: Record<Role, number> = { agent: 0, lead: 1, supervisor: 2, admin: 3 };
export const isAtLeast = (role: Role, wanted: Role): boolean => rank[role] >= rank[wanted];

/** Leads, supervisors and administrators see every conversation; agents see their queues and what is theirs. */
export const seesEverything = (role: Role): boolean => isAtLeast(role, 'lead');
/** Queues, canned replies, scripts and tags are kept by leads and above; inboxes and users by administrators alone. */
export const mayEditContent = (role: Role): boolean => isAtLeast(role, 'lead');
export const mayAdminister = (role: Role): boolean => role === 'admin';
