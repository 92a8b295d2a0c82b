import { useCallback, useEffect, useRef, useState } from 'react';
import { afterPaint } from '../../platform/after-paint.ts';
import { findEngineClient } from '../client/current.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import type { EngineOutput } from '../engine/protocol.ts';
import type { Thread } from '../read/shapes.ts';
import type { ThreadRows } from '../read/thread.ts';
import { atOnceAndKept, type LiveStore, liveStore } from './live-store.ts';
import { useDesk, useLiveStore } from './use-live.ts';
import { useIsLive } from './use-sync-status.ts';

const pageSize = 100;

/**
 * A thread, the newest 100 messages first; `loadOlder` adds 100 each time, from this computer or from the server. Null when
 * nothing of the conversation is on this computer (call `openConversation` to fetch it).
 */
export function useThread(conversationId: string | null): Thread | null | undefined {
  const [view, setView] = useState({ conversationId, limit: pageSize });
  const limit = view.conversationId === conversationId ? view.limit : pageSize;
  const [loadingOlder, setLoadingOlder] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const desk = useDesk();
  const rows = useLiveStore(desk === null || conversationId === null ? null : threadStore(desk, conversationId, limit));
  const shown = useLastOf(conversationId, rows);

  // Opened offline, a thread is completed when the connection stands.
  const live = useIsLive();
  useEffect(() => {
    setLoadingOlder(false);
    setIncomplete(false);
    if (conversationId === null || live === undefined) return;
    let left = false;
    // Behind the frame that shows what is here: the server is asked for what is not.
    const end = afterPaint(() => {
      void openOnce(conversationId)?.then((opened) => {
        if (!left) setIncomplete(!opened.ok);
      });
    });
    return () => {
      left = true;
      end();
    };
  }, [conversationId, live]);

  const from = shown?.from ?? null;
  const hasOlder = shown?.hasOlder ?? false;
  const loadOlder = useCallback(() => {
    if (conversationId === null || from === null || !hasOlder || loadingOlder) return;
    setLoadingOlder(true);
    const asked = findEngineClient()?.call('thread:older', { conversationId, beforePosition: from, limit: pageSize });
    void asked?.then((answer) => {
      setIncomplete(!answer.ok);
      setLoadingOlder(false);
      setView((before) => ({
        conversationId,
        limit: (before.conversationId === conversationId ? before.limit : pageSize) + pageSize,
      }));
    });
  }, [conversationId, from, hasOlder, loadingOlder]);

  if (shown === undefined || shown === null) return shown;
  return { messages: shown.messages, hasOlder, loadingOlder, incomplete: incomplete && !shown.known, loadOlder };
}

/** What `useThread` draws: the newest messages, at first as many as of a page. */
export const threadStore = (desk: WindowDesk, id: string, limit: number = pageSize): LiveStore<ThreadRows | null> =>
  liveStore(desk, `thread ${id} ${limit}`, (read) => read.reads.readThread(read, id, limit), atOnceAndKept);

/** Parts of one screen show the same thread; together they ask once. */
const togetherMs = 500;
let opening: {
  id: string;
  client: EngineClient;
  at: number;
  opened: Promise<EngineOutput<'conversation:open'>>;
} | null = null;

function openOnce(id: string): Promise<EngineOutput<'conversation:open'>> | undefined {
  const client = findEngineClient();
  if (client === null) return undefined;
  const at = performance.now();
  if (opening?.id !== id || opening.client !== client || at - opening.at > togetherMs)
    opening = { id, client, at, opened: client.call('conversation:open', { id }) };
  return opening.opened;
}

/** While a larger part of the same thread is being read, the smaller one stays on screen. */
function useLastOf(conversationId: string | null, rows: ThreadRows | null | undefined) {
  const last = useRef<{ conversationId: string | null; rows: typeof rows }>({ conversationId, rows });
  if (rows !== undefined || last.current.conversationId !== conversationId) last.current = { conversationId, rows };
  return last.current.rows;
}
