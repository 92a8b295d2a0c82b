import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { goTo, showConversation } from '../../platform/location.ts';
import { now } from '../../platform/now.ts';
import { type useListRows, useMe, useUsers } from '../../sync/index.ts';
import { hideToast, showToast, type ToastMessage } from '../../ui/toast.tsx';
import { customerName, showView } from '../inbox/index.ts';
import { type PromiseAlert, stillCounts, type Told, toldSingly } from './news.ts';

type JoinedRow = NonNullable<ReturnType<typeof useListRows>> extends ReadonlyMap<string, infer Row> ? Row : never;
interface Live {
  alert: PromiseAlert;
  row: JoinedRow;
}
type Words = Pick<ToastMessage, 'text' | 'tone' | 'action'> & {
  description: string;
  /** What the system's notification may say where nothing of a message is to be shown. */
  discreet: string;
};

type WordsOf = (live: readonly [Live, ...Live[]], isSum: boolean) => Words;

/** What there is to say of promises that still stand, in the language of this moment. */
export function usePromiseWords(): WordsOf {
  const { t } = useTranslation('promise-alerts');
  const format = useFormat();
  const users = useUsers();
  const meId = useMe()?.id ?? null;
  const wordsOf: WordsOf = (live, isSum) => {
    if (isSum) {
      const broken = live.filter(({ alert }) => alert.kind === 'breach').length;
      const description = t('manyHint', {
        broken: format.number(broken),
        soon: format.number(live.length - broken),
      });
      const show = () => {
        showView('breaching');
        goTo('conversations');
      };
      const text = t('many', { count: live.length, number: format.number(live.length) });
      const action = { label: t('show'), onPress: show };
      return { text, description, discreet: description, tone: broken > 0 ? 'bad' : 'warn', action };
    }
    const [{ alert, row }] = live;
    const { conversationId, target, kind, dueAt } = alert;
    const { assigneeId, subject, lastMessage } = row.conversation;
    const holder = users?.find(({ id }) => id === assigneeId)?.name ?? t('nobody');
    const text = t(`${kind}.${target}`, { when: format.relative(dueAt, now()) });
    const who = [customerName(row.customer, t('unknown')), ...(assigneeId === meId ? [] : [holder])].join(' · ');
    const description = [who, subject || lastMessage?.preview].filter(Boolean).join(' · ');
    const action = { label: t('open'), onPress: () => showConversation(conversationId) };
    return { text, description, discreet: who, tone: kind === 'breach' ? 'bad' : 'warn', action };
  };
  return useCallback(wordsOf, [t, format, users, meId]);
}

/** Of these promises those that still stand, with the rows they are about; null: none. */
export function liveOf(
  alerts: readonly PromiseAlert[],
  rows: ReadonlyMap<string, JoinedRow>,
): readonly [Live, ...Live[]] | null {
  const [first, ...others] = alerts.flatMap((alert) => {
    const row = rows.get(alert.conversationId);
    return row && stillCounts(alert, row.conversation) ? [{ alert, row }] : [];
  });
  return first === undefined ? null : [first, ...others];
}

/**
 * Keeps on screen what was told for as long as it is true: words follow the rows and the language, and a promise that has been kept,
 * or left the view, is spoken of no longer.
 */
export function usePromiseToasts(
  told: readonly Told[],
  rows: ReadonlyMap<string, JoinedRow> | undefined,
  forget: (id: string) => void,
  wordsOf: WordsOf,
): void {
  useEffect(() => {
    if (rows === undefined) return;
    for (const { id, alerts, until } of told) {
      const live = liveOf(alerts, rows);
      const leftMs = until - Date.now();
      if (live === null || leftMs <= 0) {
        hideToast(id);
        forget(id);
        continue;
      }
      const { discreet: _, ...words } = wordsOf(live, alerts.length > toldSingly);
      showToast({ ...words, id, durationMs: leftMs, onGone: () => forget(id) });
    }
  }, [told, rows, forget, wordsOf]);
}
