import { accessSync, constants } from 'node:fs';
import { Notification, net } from 'electron';
import { healthSchema } from '#shared/contract/health.ts';
import type { SecretStorage, SelfCheck } from '#shared/contract/ipc.ts';

const serverTimeoutMs = 4_000;

/** What an agent can run and send when something is wrong: each line says what works, what is limited, what is broken. */
export async function runSelfCheck(parts: {
  serverUrl: string | null;
  secretStorage: SecretStorage;
  profileFolder: string;
  hasTray: boolean;
  takesDeepLinks: boolean;
  keptAside: readonly string[];
}): Promise<SelfCheck[]> {
  const { serverUrl, secretStorage, profileFolder, hasTray, takesDeepLinks, keptAside } = parts;
  return [
    await checkServer(serverUrl),
    secretStorage === 'keychain'
      ? { name: 'keychain', state: 'good', detail: 'the session is sealed by the system' }
      : { name: 'keychain', state: 'limited', detail: 'no keychain: sign in again after every start' },
    Notification.isSupported()
      ? { name: 'notifications', state: 'good', detail: 'supported' }
      : { name: 'notifications', state: 'broken', detail: 'this desktop shows no notifications' },
    takesDeepLinks
      ? { name: 'deep-links', state: 'good', detail: 'parley:// links open here' }
      : { name: 'deep-links', state: 'limited', detail: 'parley:// links are not registered for this program' },
    hasTray
      ? { name: 'tray', state: 'good', detail: 'shown' }
      : { name: 'tray', state: 'limited', detail: 'this desktop has no tray' },
    checkProfile(profileFolder),
    keptAside.length === 0
      ? { name: 'settings-readable', state: 'good', detail: 'all settings were read' }
      : { name: 'settings-readable', state: 'limited', detail: `kept aside: ${keptAside.join(', ')}` },
  ];
}

async function checkServer(serverUrl: string | null): Promise<SelfCheck> {
  const name = 'server-reachable';
  if (serverUrl === null) return { name, state: 'limited', detail: 'no server chosen' };
  try {
    const answer = await net.fetch(`${serverUrl}/healthz`, { signal: AbortSignal.timeout(serverTimeoutMs) });
    const health = healthSchema.safeParse(await answer.json());
    return health.success
      ? { name, state: 'good', detail: `${serverUrl}: ${health.data.status}, version ${health.data.version}` }
      : { name, state: 'broken', detail: `${serverUrl} answers, but not as a Parley server` };
  } catch (error) {
    return { name, state: 'broken', detail: `${serverUrl}: ${String(error)}` };
  }
}

function checkProfile(folder: string): SelfCheck {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
    return { name: 'profile-writable', state: 'good', detail: folder };
  } catch {
    return { name: 'profile-writable', state: 'broken', detail: `no write access to ${folder}` };
  }
}
