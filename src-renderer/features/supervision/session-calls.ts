import type { Supervision, SupervisionMode } from '#shared/domain/supervision.ts';
import { newId } from '#shared/lib/ids.ts';
import { run } from '../conversation-actions/index.ts';

/** One conversation, or everything an agent does. */
export type Target = { conversationId: string; agentId: null } | { conversationId: null; agentId: string };

/** What the choice before a session is kept under. */
export const targetId = ({ conversationId, agentId }: Target): string => conversationId ?? agentId;

export const startSession = (target: Target, mode: SupervisionMode): Promise<boolean> =>
  run('supervision.start', { supervisionId: newId(), ...target, mode });

export const changeSession = ({ id }: Supervision, mode: SupervisionMode): Promise<boolean> =>
  run('supervision.change', { supervisionId: id, mode });

export const endSession = ({ id }: Supervision): Promise<boolean> => run('supervision.end', { supervisionId: id });

export const giveBack = ({ id }: Supervision): Promise<boolean> => run('supervision.giveBack', { supervisionId: id });
