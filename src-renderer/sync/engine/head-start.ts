import type { RequestInput, SocketRequestName } from '#shared/contract/socket.ts';
import type { WireChange } from '#shared/contract/sync.ts';
import { askFirstPage } from '../pull/snapshot.ts';
import type { LinkListener, LinkOptions, OpenLink, ServerLink } from '../socket/server-link.ts';

const isFirstPage = (name: SocketRequestName, input: RequestInput<SocketRequestName>): boolean =>
  name === 'sync:snapshot' && 'page' in input && input.page === null;

/** A line that was opened, and a first page that was asked for, before there is a desk to put it on. */
export interface HeadStart {
  /** Gives the line that is already there to whoever asks first, with all it has told; after that it opens new ones. */
  openLink: OpenLink;
  /** What the first page brings, when it is here. Never settles where none comes, and no more once the line is closed. */
  readonly firstPage: Promise<readonly WireChange[]>;
  /** Nobody is going to take it. */
  stop(): void;
}

/**
 * Connects right after the password was right, while this computer makes keys and a database: neither needs the other. Whoever
 * turns out to need no first page (the desk was here before) never asks for it, and it is dropped.
 */
export function createHeadStart(openLink: OpenLink, options: LinkOptions): HeadStart {
  let listener: LinkListener | null = null;
  let firstPage: ReturnType<typeof askFirstPage> | null = null;
  let cameHere: (changes: readonly WireChange[]) => void = () => {};
  const here = new Promise<readonly WireChange[]>((resolve) => (cameHere = resolve));
  const told: ((listener: LinkListener) => void)[] = [];
  const tell = (what: (listener: LinkListener) => void): void => {
    if (listener === null) told.push(what);
    else what(listener);
  };
  let waiting: ServerLink | null = openLink(options, {
    opened() {
      // In a later turn: a link may answer before it is returned.
      queueMicrotask(() => {
        if (waiting === null) return;
        firstPage = askFirstPage(waiting);
        void firstPage.then((answer) => answer.ok && cameHere(answer.value.changes));
      });
      tell((to) => to.opened());
    },
    pushed: (push) => tell((to) => to.pushed(push)),
    refused: (code, reason) => tell((to) => to.refused(code, reason)),
    ended: () => tell((to) => to.ended()),
  });

  function take(link: ServerLink, to: LinkListener): ServerLink {
    listener = to;
    for (const what of told.splice(0)) what(to);
    return {
      ...link,
      request(name, input, timeoutMs) {
        const asked = firstPage;
        if (asked === null || !isFirstPage(name, input)) return link.request(name, input, timeoutMs);
        firstPage = null;
        // The name says what the answer is; a generic cannot be told by it.
        return asked as ReturnType<typeof link.request<typeof name>>;
      },
    };
  }

  return {
    firstPage: here,
    openLink(again, to) {
      if (waiting === null) return openLink(again, to);
      const link = waiting;
      waiting = null;
      return take(link, to);
    },
    stop() {
      waiting?.close();
      waiting = null;
    },
  };
}
