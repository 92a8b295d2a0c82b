import { i18n } from '../../i18n/index.ts';
import type { ParkReason } from '../../sync/index.ts';

/** Why something was not done, in the agent's words. The refusal's own detail is English for logs and is not shown. */
export const refusalWords = (code: ParkReason['code']): string =>
  i18n.getFixedT(null, 'conversation-actions')(`refusal.${code}`);
