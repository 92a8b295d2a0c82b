import { type RefObject, useEffect, useRef } from 'react';

/** Begin, End and Give back go away when they are pressed; the cursor they had goes to the pane then, and is not left nowhere. */
export function useKeptFocus(sessionId: string | null): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  const before = useRef(sessionId);
  useEffect(() => {
    if (before.current === sessionId) return;
    before.current = sessionId;
    if (document.activeElement === document.body) pane.current?.focus();
  }, [sessionId]);
  return pane;
}
