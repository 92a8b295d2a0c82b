import { pino } from 'pino';

/**
 * Structured logs. Ids, codes and counts only: never a message's text, a subject, an address or a secret. The paths below are a
 * last line of defence, not a licence.
 */
export type Logger = pino.Logger;

const redacted = ['text', 'html', 'subject', 'password', 'token', 'secret', 'authorization', 'cookie'];

export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[kept out of the log]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

export const silentLogger = (): Logger => pino({ level: 'silent' });
