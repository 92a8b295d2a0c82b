import { z } from 'zod';
import type { ConnectorContext } from '../connector.ts';

const security = z.enum(['tls', 'starttls', 'none']);
const port = z.coerce.number().int().min(1).max(65_535);
const emailSettingsSchema = z.object({
  address: z.string().min(3),
  fromName: z.string().default(''),
  imapHost: z.string().min(1),
  imapPort: port.default(993),
  imapSecurity: security.default('tls'),
  imapUser: z.string().min(1),
  imapPassword: z.string().default(''),
  imapFolder: z.string().min(1).default('INBOX'),
  smtpHost: z.string().min(1),
  smtpPort: port.default(465),
  smtpSecurity: security.default('tls'),
  smtpUser: z.string().default(''),
  smtpPassword: z.string().default(''),
});
export type EmailSettings = z.infer<typeof emailSettingsSchema>;

/** The inbox's settings and secrets as one typed record. Throws when something the manifest requires is missing. */
export const parseEmailSettings = (inbox: ConnectorContext['inbox']): EmailSettings =>
  emailSettingsSchema.parse({ address: inbox.address, ...inbox.settings, ...inbox.secrets });
