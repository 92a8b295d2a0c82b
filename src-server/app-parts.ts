import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { ConnectorFactory } from './channels/connector.ts';
import type { Config } from './config.ts';
import type { Users } from './identity/index.ts';
import type { Inboxes } from './inboxes/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Logger } from './platform/log.ts';
import type { Store } from './store/index.ts';

export interface AppParts {
  config: Config;
  log: Logger;
  /** One connector factory a channel; `main.ts` hands over the registry. */
  factories: Readonly<Record<ChannelId, ConnectorFactory>>;
  /** Folder with the built desk (`renderer`) and widget (`widget`). */
  buildFolder: string;
  version: string;
  clock?: Clock;
}

export interface App {
  /** Where it listens, e.g. `http://127.0.0.1:4600`. */
  address: string;
  store: Store;
  users: Users;
  inboxes: Inboxes;
  /** Answers what is in hand, records what was sent, then closes. */
  stop(): Promise<void>;
}
