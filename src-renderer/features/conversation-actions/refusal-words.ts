import { i18n } from '../../i18n/index.ts';
import type { ParkReason } from '../../sync/index.ts';

/** Why something was not done, in the agent's words. The refusal's own detail is English for logs and is not shown. */
export function refusalWords(code: ParkReason['code']): string {
  const t = i18n.getFixedT(null, 'conversation-actions');
  return t(`refusal.${code}`);
}
