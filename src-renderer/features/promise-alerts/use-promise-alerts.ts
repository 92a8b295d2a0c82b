import { useCallback, useEffect, useRef, useState } from 'react';
import { desktop } from '../../platform/desktop.ts';
import { onPush, useListRows } from '../../sync/index.ts';
import { playTune, useAlertSettings } from '../screen-pop/index.ts';
import { createMemory, latest, type PromiseAlert, type Told, toldSingly } from './news.ts';
import { liveOf, usePromiseToasts, usePromiseWords } from './use-promise-toasts.ts';

const memory = createMemory();
/** Warnings of one look of the server's come close together and are told together. */
const gatherMs = 400;
const shownForMs = 20_000;

/** Tells the agent, and leads, of a promise that is about to break or has broken: once, and not when it has just been kept. */
export function usePromiseAlerts(): void {
  const gathered = useRef<PromiseAlert[]>([]);
  const [alerts, setAlerts] = useState<readonly PromiseAlert[]>([]);
  const [told, setTold] = useState<readonly Told[]>([]);
  const concerned = [...alerts, ...told.flatMap((one) => one.alerts)].map(({ conversationId }) => conversationId);
  const rows = useListRows([...new Set(concerned)]);
  const wordsOf = usePromiseWords();
  const forget = useCallback(
    (id: string) =>
      setTold((before) => (before.some((one) => one.id === id) ? before.filter((one) => one.id !== id) : before)),
    [],
  );
  usePromiseToasts(told, rows, forget, wordsOf);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onPush('promise:alert', (alert) => {
      if (!memory.isNew(alert)) return;
      gathered.current.push(alert);
      clearTimeout(timer);
      timer = setTimeout(() => setAlerts((before) => [...before, ...gathered.current.splice(0)]), gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  useEffect(() => {
    if (alerts.length === 0 || rows === undefined) return;
    setAlerts([]);
    const live = liveOf(latest(alerts), rows);
    if (live === null) return;
    playTune('message');
    const isSum = live.length > toldSingly;
    const until = Date.now() + shownForMs;
    const news = isSum
      ? [{ id: 'promises', alerts: live.map(({ alert }) => alert), until }]
      : live.map(({ alert }) => ({ id: `promise:${alert.conversationId}:${alert.target}`, alerts: [alert], until }));
    const ids = new Set(news.map(({ id }) => id));
    setTold((before) => [...before.filter(({ id }) => !ids.has(id)), ...news]);

    const { messages, preview } = useAlertSettings.getState();
    if (!messages || document.hasFocus()) return;
    for (const one of isSum ? [live] : live.map((each) => [each] as const)) {
      const { text, description, discreet } = wordsOf(one, isSum);
      const conversationId = isSum ? null : one[0].alert.conversationId;
      const body = preview ? description : discreet;
      void desktop.notify({
        id: conversationId ?? 'promises',
        kind: 'message',
        title: text,
        body,
        conversationId,
        silent: true,
      });
    }
  }, [alerts, rows, wordsOf]);
}
