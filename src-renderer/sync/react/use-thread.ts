import { useCallback, useEffect, useRef, useState } from 'react';
import { findEngineClient } from '../client/current.ts';
import type { Thread } from '../read/shapes.ts';
import { readThread, type ThreadRows } from '../read/thread.ts';
import { useLive } from './use-live.ts';
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
  const key = conversationId === null ? null : `thread ${conversationId} ${limit}`;
  const rows = useLive(key, (desk) => readThread(desk, conversationId ?? '', limit));
  const shown = useLastOf(conversationId, rows);

  // Opened offline, a thread is completed when the connection stands.
  const live = useIsLive();
  useEffect(() => {
    setLoadingOlder(false);
    setIncomplete(false);
    if (conversationId === null || live === undefined) return;
    let left = false;
    void findEngineClient()
      ?.call('conversation:open', { id: conversationId })
      .then((opened) => {
        if (!left) setIncomplete(!opened.ok);
      });
    return () => {
      left = true;
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

/** While a larger part of the same thread is being read, the smaller one stays on screen. */
function useLastOf(conversationId: string | null, rows: ThreadRows | null | undefined) {
  const last = useRef<{ conversationId: string | null; rows: typeof rows }>({ conversationId, rows });
  if (rows !== undefined || last.current.conversationId !== conversationId) last.current = { conversationId, rows };
  return last.current.rows;
}
