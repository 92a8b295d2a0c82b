import { visitorSecretSchema } from '#shared/contract/visitor.ts';
import { fail } from '#shared/lib/result.ts';
import type { ConnectorContext, VisitorDoor } from '../connector.ts';
import { createRateLimit } from './rate-limit.ts';
import type { RecentFiles } from './recent-files.ts';
import { isOriginAllowed, type WebChatSettings } from './settings.ts';
import type { Uploads } from './uploads.ts';
import { threadKeyOf } from './visitor-key.ts';

export interface DoorParts {
  settings: WebChatSettings;
  uploads: Uploads;
  recentFiles: RecentFiles;
  isRunning(): boolean;
  page: VisitorDoor['page'];
}

/** Files in and out for pages that know the thread's secret, and what the launcher asks for. */
export function createVisitorDoor(context: ConnectorContext, parts: DoorParts): VisitorDoor {
  const { settings, uploads, recentFiles, isRunning, page } = parts;
  const uploadRate = createRateLimit(context.clock, { burst: 10, perMinute: 20 });
  const keyOf = (secret: unknown) => {
    const parsed = visitorSecretSchema.safeParse(secret);
    return parsed.success ? threadKeyOf(context.inbox.id, parsed.data) : null;
  };
  return {
    page,
    allowedOrigins: settings.allowedOrigins,
    allows: (origin) => isOriginAllowed(settings, origin),
    async upload(secret, file) {
      const threadKey = keyOf(secret);
      if (!threadKey)
        return fail({ code: 'forbidden', message: 'The page did not say who it is.', retryAfterMs: null });
      if (!isRunning()) return fail({ code: 'internal', message: 'The chat is stopped.', retryAfterMs: 5_000 });
      const retryAfterMs = uploadRate.take(threadKey);
      if (retryAfterMs > 0)
        return fail({ code: 'too-many-requests', message: 'Too many files; slow down a little.', retryAfterMs });
      return uploads.accept(threadKey, file);
    },
    async download(secret, messageId, index) {
      const threadKey = keyOf(secret);
      if (!threadKey) return null;
      const recent = recentFiles.find(threadKey, messageId, index);
      return recent ?? (await context.threads?.file(threadKey, messageId, index)) ?? null;
    },
  };
}
