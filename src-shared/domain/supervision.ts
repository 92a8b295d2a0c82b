import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { localizedTextSchema } from './language.ts';
import { isAtLeast, type Role } from './role.ts';

/** `monitor`: reads along. `whisper`: speaks to the agent only. `join`: answers beside the agent. `take-over`: becomes the assignee. */
export const supervisionModes = ['monitor', 'whisper', 'join', 'take-over'] as const;
export const supervisionModeSchema = z.enum(supervisionModes);
export type SupervisionMode = z.infer<typeof supervisionModeSchema>;

export const supervisionEnds = ['ended', 'gave-back', 'resolved', 'replaced', 'disconnected', 'signed-out'] as const;

/** One colleague watching over another's work, from its start to its end. Ended ones stay: they are part of the record. */
export const supervisionSchema = z.object({
  id: idSchema,
  supervisorId: idSchema,
  /** Whose work it is; null for a conversation nobody holds. Kept as it was at the start. */
  agentId: idSchema.nullable(),
  /** Null: everything this agent does. */
  conversationId: idSchema.nullable(),
  mode: supervisionModeSchema,
  startedAt: epochMs,
  changedAt: epochMs,
  endedAt: epochMs.nullable(),
  endedAs: z.enum(supervisionEnds).nullable(),
  /** The agent receives this row. Once true it stays true. */
  agentTold: z.boolean(),
  /** The customer was sent a notice of it. */
  customerNotice: z.boolean(),
  /** Taken over from; null otherwise, or when nobody held it. Giving back returns it there. */
  formerAssigneeId: idSchema.nullable(),
});
export type Supervision = z.infer<typeof supervisionSchema>;

/** The one row's id. */
export const supervisionPolicyId = 'supervision';

/** What an agent and a customer learn of supervision. */
export const supervisionPolicySchema = z.object({
  id: idSchema,
  /** A monitored agent sees by whom. Whispering, joining and taking over are seen in any case. */
  tellAgent: z.boolean(),
  /** Monitoring supervisors see what the agent types before it is sent. Every desk knows this, so agents can be told. */
  showTyping: z.boolean(),
  /** What the customer is told, by mode; null: nothing. May mention `colleague.name`. */
  notices: z.object({
    monitor: localizedTextSchema.nullable(),
    join: localizedTextSchema.nullable(),
    takeOver: localizedTextSchema.nullable(),
  }),
  /** Notices go out only on channels where the customer waits for the answer; an email about a colleague helps nobody. */
  noticesOnLiveOnly: z.boolean(),
});
export type SupervisionPolicy = z.infer<typeof supervisionPolicySchema>;

/** What holds until somebody decides otherwise: nobody is watched secretly, and no customer is surprised by a new name. */
export const defaultSupervisionPolicy: SupervisionPolicy = {
  id: supervisionPolicyId,
  tellAgent: true,
  showTyping: true,
  notices: {
    monitor: null,
    join: {
      en: '{{colleague.name}} has joined this conversation.',
      sl: '{{colleague.name}} se pridružuje pogovoru.',
      pl: '{{colleague.name}} dołącza do rozmowy.',
      uk: '{{colleague.name}} приєднується до розмови.',
      hu: '{{colleague.name}} csatlakozott a beszélgetéshez.',
      de: '{{colleague.name}} ist dem Gespräch beigetreten.',
    },
    takeOver: {
      en: '{{colleague.name}} is looking after you from now on.',
      sl: 'Od zdaj naprej vam pomaga {{colleague.name}}.',
      pl: 'Od teraz pomaga Panu/Pani {{colleague.name}}.',
      uk: 'Відтепер вам допомагає {{colleague.name}}.',
      hu: 'Mostantól {{colleague.name}} segít Önnek.',
      de: 'Ab jetzt ist {{colleague.name}} für Sie da.',
    },
  },
  noticesOnLiveOnly: true,
};

export const maySupervise = (role: Role): boolean => isAtLeast(role, 'lead');
export const mayReadAudit = (role: Role): boolean => isAtLeast(role, 'supervisor');
export const isRunning = ({ endedAt }: Pick<Supervision, 'endedAt'>): boolean => endedAt === null;

/** The notice for a mode; whispering is nothing the customer could notice. */
export const noticeOf = ({ notices }: SupervisionPolicy, mode: SupervisionMode) =>
  mode === 'take-over' ? notices.takeOver : mode === 'whisper' ? null : notices[mode];
