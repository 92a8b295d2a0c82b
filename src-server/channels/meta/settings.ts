import { z } from 'zod';
import type { ConnectorContext } from '../connector.ts';

const settingsSchema = z.object({
  accessToken: z.string().min(1),
  appSecret: z.string().min(1),
  verifyToken: z.string().min(1),
  graphBaseUrl: z.url(),
});

/** The settings all three Meta channels have, the account's id among them, checked by the manifest when they were saved. */
export function metaSettingsOf(inbox: ConnectorContext['inbox'], accountSetting: string) {
  const parsed = settingsSchema.parse({ ...inbox.settings, ...inbox.secrets });
  const accountId = z.coerce.string().min(1).parse(inbox.settings[accountSetting]).trim();
  return { ...parsed, graphBaseUrl: parsed.graphBaseUrl.replace(/\/+$/, ''), accountId };
}
export type MetaSettings = ReturnType<typeof metaSettingsOf>;
