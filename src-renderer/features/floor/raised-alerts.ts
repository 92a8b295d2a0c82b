import { create } from 'zustand';
import type { FigureAlertPush } from '#shared/domain/figure-alert.ts';
import { scopeKey } from '#shared/domain/floor-scope.ts';
import { onPush, personal } from '../../sync/index.ts';

/** One threshold can be crossed in one scope only, but its scope may be changed while it is. */
const keyOf = ({ alertId, scope }: FigureAlertPush): string => `${alertId} ${scopeKey(scope)}`;

interface RaisedAlerts {
  /** What has crossed its threshold and is not back yet, by alert. */
  raised: ReadonlyMap<string, FigureAlertPush>;
}
export const useRaisedAlerts = personal(create<RaisedAlerts>()(() => ({ raised: new Map() })));

onPush('floor:alert', (push) => {
  useRaisedAlerts.setState(({ raised }) => {
    const next = new Map(raised);
    if (push.kind === 'raised') next.set(keyOf(push), push);
    else next.delete(keyOf(push));
    return { raised: next };
  });
});

/** A threshold that was removed or switched off alarms nobody any more. */
export function forgetAlert(alertId: string): void {
  useRaisedAlerts.setState(({ raised }) => ({
    raised: new Map([...raised].filter(([, push]) => push.alertId !== alertId)),
  }));
}
