import { i18n } from '../../i18n/index.ts';
import type { ParkReason } from '../../sync/index.ts';

/**
 * Why something was not done, in the agent's words; with the `action`'s name in words of its own where it has them. The refusal's own
 * detail is English for logs and is not shown.
 */
export function refusalWords(code: ParkReason['code'], action?: string): string {
  const t = i18n.getFixedT(null, 'conversation-actions');
  const general = t(`refusal.${code}`);
  return action === undefined ? general : t(`refusalOf.${action}.${code}`, { defaultValue: general });
}
