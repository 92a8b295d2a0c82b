import { useRef } from 'react';
import type { FigureAlert, FigureAlertPush } from '#shared/domain/figure-alert.ts';
import { scopeKey } from '#shared/domain/floor-scope.ts';
import { useNow } from '../../platform/use-now.ts';
import { useFigureAlerts } from '../../sync/index.ts';
import { figureValue, shownValue } from './figure-format.ts';
import { useFloorFeed } from './floor-feed.ts';
import { useRaisedAlerts } from './raised-alerts.ts';

export interface Alarm {
  alert: FigureAlert;
  /** In the figure's unit; null: not told. */
  value: number | null;
  /** Since when, epoch ms. */
  since: number;
}

/**
 * Whether a figure is in alarm, by the same rule as the server's: raised beyond the threshold for long enough, over behind
 * `clearValue`. `value` undefined: this window has not heard it, and what was told before holds.
 */
export function isInAlarm(
  alert: Pick<FigureAlert, 'direction' | 'value' | 'clearValue' | 'forSeconds'>,
  value: number | null | undefined,
  facts: { isRaised: boolean; overForMs: number },
): boolean {
  if (value === undefined) return facts.isRaised;
  const isOver = (limit: number) => value !== null && (alert.direction === 'above' ? value > limit : value < limit);
  if (facts.isRaised) return isOver(alert.clearValue ?? alert.value);
  return isOver(alert.value) && facts.overForMs >= alert.forSeconds * 1_000;
}

/**
 * What is in alarm now. A push tells of the crossing, once; whoever comes later, or was away when it was over, sees it by the rows
 * and the live figures.
 */
export function useAlarms(): readonly Alarm[] {
  const alerts = useFigureAlerts() ?? [];
  const scopes = useFloorFeed((feed) => feed.scopes);
  const raised = useRaisedAlerts((state) => state.raised);
  const now = useNow();
  const overSince = useRef(new Map<string, number>());
  const pushes = new Map([...raised.values()].map((push): [string, FigureAlertPush] => [push.alertId, push]));
  return alerts.flatMap((alert): Alarm[] => {
    const told = scopes[scopeKey(alert.scope)];
    const value = told && shownValue(alert.figure, figureValue(told.figures, alert.figure), now);
    const push = pushes.get(alert.id);
    const isOver = isInAlarm({ ...alert, forSeconds: 0 }, value, { isRaised: false, overForMs: 0 });
    if (!isOver) overSince.current.delete(alert.id);
    else if (!overSince.current.has(alert.id)) overSince.current.set(alert.id, now);
    const since = push?.at ?? overSince.current.get(alert.id) ?? now;
    const facts = { isRaised: push !== undefined, overForMs: now - since };
    return alert.enabled && isInAlarm(alert, value, facts)
      ? [{ alert, value: value ?? push?.value ?? null, since }]
      : [];
  });
}
