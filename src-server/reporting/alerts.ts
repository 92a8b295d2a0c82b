import type { PushPayload } from '#shared/contract/socket.ts';
import type { FigureAlert } from '#shared/domain/figure-alert.ts';
import type { Store, Tables } from '../store/index.ts';
import type { FloorMoment } from './floor-moment.ts';

type Standing = Tables['figureAlertState'];
type Told = PushPayload<'floor:alert'>;

/** What a threshold is compared with; a wait is compared by how long it is. */
function comparedValue({ scope, figure }: FigureAlert, moment: FloorMoment): number | null {
  const { value } = moment.figuresOf(scope).values[figure];
  return figure === 'longestWait' && value !== null ? moment.asOf - value : value;
}

/** Where a threshold stands after a look. Once raised it stays until the figure is back behind `clearValue`. */
export function nextStanding(
  { direction, value: threshold, clearValue, forSeconds }: FigureAlert,
  before: Pick<Standing, 'overSince' | 'raisedAt'>,
  value: number | null,
  now: number,
): Pick<Standing, 'overSince' | 'raisedAt'> {
  const isOver = (limit: number) => value !== null && (direction === 'above' ? value > limit : value < limit);
  if (before.raisedAt !== null) return isOver(clearValue ?? threshold) ? before : { overSince: null, raisedAt: null };
  if (!isOver(threshold)) return { overSince: null, raisedAt: null };
  const overSince = before.overSince ?? now;
  return { overSince, raisedAt: now - overSince >= forSeconds * 1000 ? now : null };
}

/**
 * Tells leads of thresholds, once a crossing. Where each stands is in the database: whichever process sees a crossing first writes it
 * down, and every process tells the leads connected to it when it finds that it has changed.
 */
export function createFigureAlerts({
  store,
  tell,
}: {
  store: Store;
  /** To leads and above connected to this process; `userIds` empty: all of them. */
  tell(userIds: readonly string[], alert: Told): void;
}) {
  let rows: FigureAlert[] = [];
  /** What this process has told; null until it has looked for the first time, because a restart is no news. */
  let told: Map<string, number | null> | null = null;

  async function advance(alert: FigureAlert, before: Standing | undefined, value: number | null, now: number) {
    const was = { overSince: before?.overSince ?? null, raisedAt: before?.raisedAt ?? null };
    const is = nextStanding(alert, was, value, now);
    if (is.overSince === was.overSince && is.raisedAt === was.raisedAt) return;
    // Only from the standing that was seen: another process may have been faster.
    await store.db
      .insertInto('figureAlertState')
      .values({ alertId: alert.id, ...is })
      .onConflict((conflict) =>
        conflict
          .column('alertId')
          .doUpdateSet(is)
          .where('figureAlertState.raisedAt', 'is not distinct from', was.raisedAt),
      )
      .execute();
  }

  return {
    isSet: () => rows.length > 0,
    /** Reads which thresholds there are. */
    async refresh(): Promise<void> {
      rows = await store.db.selectFrom('figureAlert').selectAll().where('enabled', '=', true).orderBy('id').execute();
    },
    async look(moment: FloorMoment): Promise<void> {
      if (rows.length === 0 && told !== null && told.size === 0) return;
      const standing = async () =>
        new Map((await store.db.selectFrom('figureAlertState').selectAll().execute()).map((one) => [one.alertId, one]));
      const before = await standing();
      const values = new Map(rows.map((alert) => [alert.id, comparedValue(alert, moment)]));
      for (const alert of rows) await advance(alert, before.get(alert.id), values.get(alert.id) ?? null, moment.asOf);
      const gone = [...before.keys()].filter((id) => !values.has(id));
      if (gone.length > 0) await store.db.deleteFrom('figureAlertState').where('alertId', 'in', gone).execute();
      const after = await standing();
      for (const alert of rows) {
        const was = told === null ? (before.get(alert.id)?.raisedAt ?? null) : (told.get(alert.id) ?? null);
        const is = after.get(alert.id)?.raisedAt ?? null;
        if ((was === null) === (is === null)) continue;
        tell(
          alert.userIds,
          describe(alert, is === null ? 'cleared' : 'raised', values.get(alert.id) ?? null, moment.asOf),
        );
      }
      told = new Map(rows.map(({ id }) => [id, after.get(id)?.raisedAt ?? null]));
    },
  };
}

const describe = (alert: FigureAlert, kind: Told['kind'], value: number | null, at: number): Told => ({
  alertId: alert.id,
  name: alert.name,
  kind,
  scope: alert.scope,
  figure: alert.figure,
  direction: alert.direction,
  threshold: alert.value,
  value,
  at,
});
