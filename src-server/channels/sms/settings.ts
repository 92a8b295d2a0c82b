import { z } from 'zod';

/** The form allows the way people write it. */
const ownNumber = z.string().transform((number) => number.replace(/[\s()-]/g, ''));
const twilioSettings = z.object({
  provider: z.literal('twilio'),
  number: ownNumber,
  accountSid: z.string().min(1),
  authToken: z.string().min(1),
  apiBaseUrl: z.string().regex(/^https?:\/\//),
});
const smppSettings = z.object({
  provider: z.literal('smpp'),
  number: ownNumber,
  smppHost: z.string().min(1),
  smppPort: z.coerce.number().int().min(1).max(65_535),
  smppTls: z.boolean().default(false),
  systemId: z.string().min(1),
  smppPassword: z.string(),
});
const smsSettings = z.discriminatedUnion('provider', [twilioSettings, smppSettings]);
export type TwilioSettings = z.infer<typeof twilioSettings>;
export type SmppSettings = z.infer<typeof smppSettings>;

/** @throws ZodError when the settings do not fit the manifest's form; the server checked them when they were saved */
export function parseSmsSettings(
  settings: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>>,
): TwilioSettings | SmppSettings {
  return smsSettings.parse({ ...settings, ...secrets });
}
