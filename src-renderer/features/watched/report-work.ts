import { useEffect, useMemo, useRef } from 'react';
import type { z } from 'zod';
import type { socketSignals } from '#shared/contract/socket.ts';
import { signal, useSupervisionPolicy } from '../../sync/index.ts';
import { useWriting } from '../composer/index.ts';
import { useCurrentScript } from '../scripts/index.ts';
import { useLooksAt } from './use-looks-at.ts';

type Doing = z.infer<(typeof socketSignals)['work:doing']>;

/** At most this often, the last of it always. */
const paceMs = 300;
/** Said again unchanged, so that who begins to watch in a pause sees what stands there. */
const againMs = 5_000;
const longest = 4_000;

/**
 * Tells the server what this agent does in the open conversation, whether or not somebody watches: a desk that only spoke when
 * watched would give the watching away. Words that are not sent yet are told only while the policy shows them. Draws nothing, and
 * stands for itself: it hears every key, and a desk that heard with it would be drawn anew at each.
 */
export function ReportWork({ conversationId }: { conversationId: string | null }): null {
  const policy = useSupervisionPolicy();
  const { kind, text } = useWriting(conversationId ?? '');
  const looksAt = useLooksAt();
  const current = useCurrentScript(conversationId)?.current ?? null;
  const scriptId = current?.isFollowed ? current.script.id : null;
  const stepId = current?.nextStep?.id ?? null;
  const showsTyping = policy?.showTyping ?? false;
  const doing = useMemo((): Doing | null => {
    if (conversationId === null) return null;
    return {
      conversationId,
      draft: showsTyping && text !== '' ? { kind, text: text.slice(-longest) } : null,
      looksAt,
      script: scriptId === null ? null : { scriptId, stepId },
    };
  }, [conversationId, kind, text, looksAt, scriptId, stepId, showsTyping]);

  const latest = useRef(doing);
  const told = useRef({ at: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  useEffect(() => {
    latest.current = doing;
    if (doing === null || told.current.timer !== undefined) return;
    const tell = () => {
      told.current = { at: Date.now(), timer: undefined };
      if (latest.current) signal('work:doing', latest.current);
    };
    const wait = told.current.at + paceMs - Date.now();
    if (wait <= 0) tell();
    else told.current.timer = setTimeout(tell, wait);
  }, [doing]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (latest.current && document.visibilityState === 'visible') signal('work:doing', latest.current);
    }, againMs);
    return () => {
      clearInterval(timer);
      clearTimeout(told.current.timer);
      told.current.timer = undefined;
    };
  }, []);
  return null;
}
