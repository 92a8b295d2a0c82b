import type { TFunction } from 'i18next';
import type { AuditEntry } from '#shared/domain/audit-entry.ts';

type T = TFunction<['admin-audit', 'supervision', 'presence']>;

/** Kinds in the groups people look for. */
export const auditGroups = {
  supervision: ['supervision.started', 'supervision.changed', 'supervision.ended', 'supervision.gave-back'],
  whispers: ['whisper.sent'],
  hands: ['hand.raised', 'hand.taken', 'hand.closed', 'hand.decided'],
  people: ['presence.forced', 'user.signed-out', 'device.wiped', 'work.moved'],
  policy: ['supervision.policy'],
  conversations: ['bulk.ran', 'bulk.undone', 'conversation.merged', 'conversation.unmerged', 'conversation.split'],
} as const satisfies Record<string, readonly AuditEntry['action'][]>;
export type AuditGroup = keyof typeof auditGroups;

const modes = new Set<unknown>(['monitor', 'whisper', 'join', 'take-over']);
const states = new Set<unknown>(['available', 'busy', 'away', 'wrap-up', 'offline']);
const ends = new Set<unknown>(['ended', 'gave-back', 'resolved', 'replaced', 'disconnected', 'signed-out']);
const abouts = new Set<unknown>(['general', 'message', 'draft']);

/**
 * What was done, as a sentence. An entry is kept for ever and may be older than these words: what its detail does not say, or says in
 * a code that is no longer known, is left out.
 */
export function auditWords({ action, detail }: Pick<AuditEntry, 'action' | 'detail'>, t: T): string {
  const mode = (value: unknown) => (modes.has(value) ? t(`supervision:mode.${value}`) : '');
  const state = (value: unknown) => (states.has(value) ? t(`presence:state.${value}`) : '');
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  switch (action) {
    case 'supervision.started':
      return joined(t('did.supervision.started', { mode: mode(detail.mode) }), told(detail, t));
    case 'supervision.changed':
      return joined(
        t('did.supervision.changed', { from: mode(detail.from), mode: mode(detail.mode) }),
        told(detail, t),
      );
    case 'supervision.ended':
      return joined(
        t('did.supervision.ended', { mode: mode(detail.mode) }),
        ends.has(detail.as) ? t(`end.${detail.as}`) : '',
      );
    case 'whisper.sent':
      return joined(
        detail.answersId == null ? t('did.whisper.sent') : t('did.whisper.answered'),
        abouts.has(detail.about) ? t(`about.${detail.about}`) : '',
      );
    case 'hand.raised':
      return detail.kind === 'approval' ? t('did.hand.asked') : t('did.hand.raised');
    case 'hand.decided':
      return detail.decision === 'approved' ? t('did.hand.approved') : t('did.hand.denied');
    case 'presence.forced':
      return t('did.presence.forced', { from: state(detail.from) || t('nothing'), to: state(detail.to) });
    case 'user.signed-out':
      return t('did.user.signed-out', { count: count(detail.sessions) });
    case 'device.wiped':
      return joined(t('did.device.wiped'), typeof detail.device === 'string' ? detail.device : '');
    case 'work.moved':
      return t('did.work.moved', { count: count(detail.conversations) });
    case 'bulk.ran':
      return t('did.bulk.ran', { count: count(detail.conversations) });
    case 'bulk.undone':
      return t('did.bulk.undone', { count: count(detail.restored) });
    case 'conversation.split':
      return t('did.conversation.split', { count: count(detail.messages) });
    default:
      return t(`did.${action}`);
  }
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ');

/** Who learned of a session. */
const told = (detail: AuditEntry['detail'], t: T): string =>
  joined(
    detail.agentTold === true ? t('told.agent') : detail.agentTold === false ? t('told.agentNot') : '',
    detail.customerNotice === true ? t('told.customer') : '',
  );
