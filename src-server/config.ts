import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A configuration nobody can start with, in a sentence for whoever did. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** Everything the server takes from its environment; README lists the same names. */
const environmentSchema = z.object({
  PORT: port.default(4600),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, message: 'must start with http:// or https://' }).optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'must start with postgres://, or be left out to use the embedded database in DATA_DIR',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  FILES_DIR: z.string().min(1).optional(),
  SECRET_KEY: z
    .string()
    .regex(
      /^[0-9a-f]{64}$/i,
      'must be 64 hexadecimal digits (openssl rand -hex 32); left out, one is made and kept in DATA_DIR',
    )
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  SAMPLE: flag.default(false),
  SAMPLE_IMAP: z.url({ protocol: /^imaps?$/, message: 'must look like imap://user:password@host:port' }).optional(),
  SAMPLE_SMTP: z.url({ protocol: /^smtps?$/, message: 'must look like smtp://host:port' }).optional(),
  TRUST_PROXY: flag.default(false),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(10, 'needs at least 10 characters').optional(),
});

export interface Config {
  port: number;
  host: string;
  /** Where browsers and providers reach this server; null until the port is known. */
  publicUrl: string | null;
  databaseUrl: string | null;
  dataFolder: string;
  /** Attachments; several servers share one. */
  filesFolder: string;
  secretKey: string | null;
  logLevel: z.infer<typeof environmentSchema>['LOG_LEVEL'];
  sessionMs: number;
  sample: boolean;
  /** A local mail server for the sample's email inbox. */
  sampleMail: { imap: URL; smtp: URL } | null;
  trustProxy: boolean;
  /** First administrator of an empty workspace. */
  admin: { email: string; password: string } | null;
}

/** Reads the environment. @throws ConfigError naming every variable that is wrong and what it should be */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: data.DATA_DIR,
    filesFolder: data.FILES_DIR ?? join(data.DATA_DIR, 'attachments'),
    secretKey: data.SECRET_KEY ?? null,
    logLevel: data.LOG_LEVEL,
    sessionMs: data.SESSION_DAYS * 24 * 60 * 60 * 1000,
    sample: data.SAMPLE,
    sampleMail:
      data.SAMPLE_IMAP && data.SAMPLE_SMTP
        ? { imap: new URL(data.SAMPLE_IMAP), smtp: new URL(data.SAMPLE_SMTP) }
        : null,
    trustProxy: data.TRUST_PROXY,
    admin: data.ADMIN_EMAIL && data.ADMIN_PASSWORD ? { email: data.ADMIN_EMAIL, password: data.ADMIN_PASSWORD } : null,
  };
}

/** Makes the data folder when it is not there. @throws ConfigError when nothing can be kept in it */
export function demandWritable(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `DATA_DIR is ${dataFolder}, where nothing can be kept (${code}): name a folder this user may write.`,
    );
  }
}
