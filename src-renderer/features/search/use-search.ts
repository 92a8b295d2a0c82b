import { useEffect, useState } from 'react';
import type { RequestOutput } from '#shared/contract/socket.ts';
import { type LocalSearch, request, searchLocal, useSyncStatus } from '../../sync/index.ts';
import { type Found, mergeSearch, type SearchStage, stageOf } from './merge-search.ts';

/** A pause in typing before the server is asked; this computer is asked at every letter. */
const pauseMs = 180;
const limit = 20;
/** While the index is being built, more is found every moment. */
const againMs = 1_000;

interface Answers {
  text: string;
  local: LocalSearch | null;
  server: RequestOutput<'search:all'> | null;
  asked: 'none' | 'asked' | 'answered' | 'failed';
}
const nothing: Answers = { text: '', local: null, server: null, asked: 'none' };

/** What is found for a text: here at once, then also by the server. An answer to an older text is dropped. */
export function useSearch(query: string): Found & { stage: SearchStage; left: number } {
  const text = query.trim();
  const isLive = useSyncStatus()?.status.name === 'live';
  const [answers, setAnswers] = useState(nothing);
  const left = answers.text === text ? (answers.local?.left ?? 0) : 0;

  // Reads the index while the first word is still being typed.
  useEffect(() => void searchLocal('').catch(() => undefined), []);

  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => {
      void searchLocal(text).then(
        (local) => setAnswers((before) => (before.text === text ? { ...before, local } : before)),
        () => undefined,
      );
    }, againMs);
    return () => clearTimeout(timer);
  }, [left, text]);

  useEffect(() => {
    if (text === '') return setAnswers(nothing);
    let isCurrent = true;
    const keep = (change: Partial<Answers>) => {
      if (isCurrent) setAnswers((before) => ({ ...(before.text === text ? before : nothing), ...change, text }));
    };
    // Without an engine (it is being replaced) the next letter asks again.
    void searchLocal(text).then(
      (local) => keep({ local }),
      () => undefined,
    );
    const timer = setTimeout(() => {
      if (!isLive) return;
      keep({ asked: 'asked' });
      void request('search:all', { text: text.slice(0, 200), limit }).then((answer) =>
        keep(answer.ok ? { server: answer.value, asked: 'answered' } : { asked: 'failed' }),
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, isLive]);

  const isSame = answers.text === text;
  return {
    left,
    ...mergeSearch(answers.local, answers.server),
    stage: stageOf({
      text,
      isLive,
      local: isSame ? answers.local : null,
      server: isSame ? answers.asked : 'none',
    }),
  };
}
