import { z } from 'zod';
import type { ConnectorContext } from '../connector.ts';

const settingsSchema = z.object({
  accessToken: z.string().min(1),
  appSecret: z.string().min(1),
  verifyToken: z.string().min(1),
  graphBaseUrl: z.url(),
  accountId: z.union([z.string(), z.number()]).transform((id) => String(id).trim()),
});

/** The settings all three Meta channels have, the account's id among them, checked by the manifest when they were saved. */
export function metaSettingsOf(inbox: ConnectorContext['inbox'], accountSetting: string) {
  const { [accountSetting]: accountId } = inbox.settings;
  const parsed = settingsSchema.safeParse({ ...inbox.settings, ...inbox.secrets, accountId });
  if (!parsed.success) throw new Error(`The settings are not complete: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, graphBaseUrl: parsed.data.graphBaseUrl.replace(/\/+$/, '') };
}
export type MetaSettings = ReturnType<typeof metaSettingsOf>;
