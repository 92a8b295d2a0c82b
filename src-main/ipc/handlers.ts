import type { BrowserWindow } from 'electron';
import type { AppInfo, DeepLink, SelfCheck, StartOptions } from '#shared/contract/ipc.ts';
import type { DeepLinks } from '../deep-links/deep-links.ts';
import type { Labels } from '../labels.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { OfferCardWindow } from '../offer-card/offer-card.ts';
import type { Power } from '../power/power.ts';
import type { ServerChoice } from '../settings/server-choice.ts';
import type { SessionStore } from '../settings/session-store.ts';
import type { VaultStore } from '../settings/vault-store.ts';
import type { Badge } from '../tray/badge.ts';
import type { IpcHandlers } from './answer-call.ts';
import type { TellDesk } from './register-ipc.ts';

interface HandlerParts {
  info: () => AppInfo;
  selfCheck: () => Promise<SelfCheck[]>;
  sampleSignIn: () => StartOptions['signIn'];
  labels: Labels;
  server: ServerChoice;
  session: SessionStore;
  vault: VaultStore;
  notifications: Notifications;
  badge: Badge;
  offerCard: OfferCardWindow;
  power: Power;
  deepLinks: DeepLinks;
  tellDesk: TellDesk;
  focusDesk: () => void;
  reloadDesk: () => void;
  desk: () => BrowserWindow | undefined;
  openOutside: (url: string) => boolean;
}

/** What each call does. The rooms do the work; nothing here decides. */
export function createHandlers(parts: HandlerParts): IpcHandlers {
  const { server, session, vault } = parts;
  return {
    'app:info': parts.info,
    'app:self-check': parts.selfCheck,
    'app:start-options': () => ({ serverUrl: server.get(), signIn: parts.sampleSignIn() }),
    'app:labels': (labels) => parts.labels.set(labels),
    'window:focus': () => parts.focusDesk(),
    'window:attention': ({ on }) => parts.desk()?.flashFrame(on),
    'server:get': () => ({ serverUrl: server.get() }),
    'server:set': ({ address }) => {
      const before = server.get();
      const result = server.set(address);
      if (result.ok && result.serverUrl !== before) {
        session.clear();
        parts.reloadDesk();
      }
      return result;
    },
    'session:load': () => ({ token: session.load(server.get()), storage: session.storage() }),
    'session:save': ({ token }) => {
      const serverUrl = server.get();
      if (serverUrl === null) throw new Error('a session without a server');
      return { storage: session.save(serverUrl, token) };
    },
    'session:clear': () => session.clear(),
    'vault:load': () => ({ storage: session.storage(), keys: vault.load() }),
    'vault:save': ({ name, key }) => vault.save(name, key),
    'vault:clear': ({ name }) => vault.clear(name),
    'notification:show': (notification) => ({ shown: parts.notifications.show(notification) }),
    'notification:close': ({ id }) => parts.notifications.close(id),
    'badge:set': (badge) => parts.badge.set(badge),
    'offer:show': async (card) => ({ shown: await parts.offerCard.show(card) }),
    'offer:hide': ({ offerId }) => parts.offerCard.hide(offerId),
    'presence:get': () => parts.power.presence(),
    'deep-link:take': () => ({ link: parts.deepLinks.take((link) => tellOfLink(parts, link)) }),
    'link:open-external': ({ url }) => ({ opened: parts.openOutside(url) }),
  };
}

function tellOfLink({ tellDesk, focusDesk }: HandlerParts, link: DeepLink): void {
  focusDesk();
  tellDesk('deep-link', link);
}
