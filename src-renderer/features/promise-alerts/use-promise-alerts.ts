import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { desktop } from '../../platform/desktop.ts';
import { goTo, showConversation } from '../../platform/location.ts';
import { now } from '../../platform/now.ts';
import { onPush, useListRows, useMe, useUsers } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { customerName, showView } from '../inbox/index.ts';
import { playTune, useAlertSettings } from '../screen-pop/index.ts';
import { createMemory, latest, type PromiseAlert, stillCounts, toldSingly } from './news.ts';

const memory = createMemory();
/** Warnings of one look of the server's come close together and are told together. */
const gatherMs = 400;

/** Tells the agent, and leads, of a promise that is about to break or has broken: once, and not when it has just been kept. */
export function usePromiseAlerts(): void {
  const { t } = useTranslation('promise-alerts');
  const format = useFormat();
  const users = useUsers();
  const meId = useMe()?.id ?? null;
  const gathered = useRef<PromiseAlert[]>([]);
  const [alerts, setAlerts] = useState<readonly PromiseAlert[]>([]);
  const rows = useListRows([...new Set(alerts.map(({ conversationId }) => conversationId))]);

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
    const news = latest(alerts).flatMap((alert) => {
      const row = rows.get(alert.conversationId);
      return row && stillCounts(alert, row.conversation) ? [{ alert, row }] : [];
    });
    const first = news[0];
    if (!first) return;
    const { messages, preview } = useAlertSettings.getState();
    const notify = (id: string, title: string, body: string, conversationId: string | null) => {
      if (messages && !document.hasFocus())
        void desktop.notify({ id, kind: 'message', title, body, conversationId, silent: true });
    };
    playTune('message');

    if (news.length > toldSingly) {
      const broken = news.filter(({ alert }) => alert.kind === 'breach').length;
      const text = t('many', { count: news.length, number: format.number(news.length) });
      const description = t('manyHint', { broken: format.number(broken), soon: format.number(news.length - broken) });
      const show = () => {
        showView('breaching');
        goTo('conversations');
      };
      const tone = broken > 0 ? 'bad' : 'warn';
      showToast({ text, description, tone, id: 'promises', action: { label: t('show'), onPress: show } });
      notify('promises', text, description, null);
      return;
    }
    for (const { alert, row } of news) {
      const { conversationId, target, kind, dueAt } = alert;
      const { assigneeId, subject, lastMessage } = row.conversation;
      const holder = users?.find(({ id }) => id === assigneeId)?.name ?? t('nobody');
      const text = t(`${kind}.${target}`, { when: format.relative(dueAt, now()) });
      const who = [customerName(row.customer, t('unknown')), ...(assigneeId === meId ? [] : [holder])].join(' · ');
      const description = [who, subject || lastMessage?.preview].filter(Boolean).join(' · ');
      const open = { label: t('open'), onPress: () => showConversation(conversationId) };
      const id = `promise:${conversationId}:${target}`;
      showToast({ text, description, tone: kind === 'breach' ? 'bad' : 'warn', id, action: open, durationMs: 20_000 });
      notify(conversationId, text, preview ? description : who, conversationId);
    }
  }, [alerts, rows, t, format, users, meId]);
}
