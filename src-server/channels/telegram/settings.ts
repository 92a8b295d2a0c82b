import { z } from 'zod';
import type { ConnectorContext } from '../connector.ts';

const settingsSchema = z.object({
  botUsername: z.string().min(1),
  botToken: z.string().min(1),
  mode: z.enum(['webhook', 'polling']),
  /** Empty while polling: no call is genuine then. */
  webhookSecret: z.string().default(''),
  apiBaseUrl: z.url(),
});
export type TelegramSettings = z.infer<typeof settingsSchema>;

/** Throws when something is missing: the manifest's check comes first. */
export function telegramSettingsOf({ settings, secrets }: ConnectorContext['inbox']): TelegramSettings {
  const parsed = settingsSchema.safeParse({ ...settings, ...secrets });
  if (!parsed.success) throw new Error(`The settings are not complete: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
