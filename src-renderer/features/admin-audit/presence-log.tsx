import { UserRoundCog } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceChange } from '#shared/domain/presence-cause.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request, useSyncStatus, useUsers, useWorkspace } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { EmptyState, ErrorState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';

const pageSize = 50;
const anybody = 'anybody';

interface Log {
  changes: readonly PresenceChange[];
  state: 'loading' | 'loaded' | 'failed';
  hasMore: boolean;
}

/** Who changed whose state, when and why. */
export function PresenceLog() {
  const { t } = useTranslation(['admin-audit', 'presence']);
  const format = useFormat();
  const users = useUsers() ?? [];
  const awayReasons = useWorkspace()?.awayReasons ?? [];
  const isLive = useSyncStatus()?.status.name === 'live';
  const [userId, setUserId] = useState<string | null>(null);
  const [log, setLog] = useState<Log>({ changes: [], state: 'loading', hasMore: false });
  const latest = useRef(0);
  const load = useCallback(
    async (before: number | null, shown: readonly PresenceChange[]) => {
      latest.current += 1;
      const mine = latest.current;
      setLog({ changes: shown, state: 'loading', hasMore: false });
      const answer = await request('presence:log', { userId, before, limit: pageSize });
      if (latest.current !== mine) return;
      if (!answer.ok) return setLog({ changes: shown, state: 'failed', hasMore: false });
      const { changes } = answer.value;
      setLog({ changes: [...shown, ...changes], state: 'loaded', hasMore: changes.length === pageSize });
    },
    [userId],
  );
  useEffect(() => {
    if (isLive) void load(null, []);
  }, [load, isLive]);

  const nameOf = (id: string | null) =>
    id === null ? t('house') : (users.find((user) => user.id === id)?.name ?? t('gone'));
  const side = ({ state, reason }: PresenceChange['to']) => {
    const name = awayReasons.find(({ code }) => code === reason)?.name;
    return name ? `${t(`presence:state.${state}`)} (${name})` : t(`presence:state.${state}`);
  };
  const line = ({ from, to }: PresenceChange) => `${side(from)} → ${side(to)}`;
  const isFailed = log.state === 'failed' || (!isLive && log.state === 'loading');
  const last = log.changes.at(-1);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <section aria-label={t('filters')} className="border-b px-6 py-3">
        <ComboBox
          label={t('whose')}
          value={userId ?? anybody}
          onChange={(id) => setUserId(id === null || id === anybody ? null : id)}
          options={[{ id: anybody, label: t('anybody') }, ...users.map(({ id, name }) => ({ id, label: name }))]}
          className="w-56"
        />
      </section>
      <div className="min-h-0 flex-1 overflow-auto px-3">
        {isFailed && log.changes.length === 0 ? (
          <ErrorState title={t('failed')} onRetry={() => void load(null, [])}>
            {t(isLive ? 'why.other' : 'why.offline')}
          </ErrorState>
        ) : log.state === 'loading' && log.changes.length === 0 ? (
          <SkeletonRows rows={8} />
        ) : log.changes.length === 0 ? (
          <EmptyState icon={UserRoundCog} title={t('emptyTitle')}>
            {t('emptyStates')}
          </EmptyState>
        ) : (
          <Table
            label={t('states')}
            rows={log.changes}
            textOf={line}
            columns={[
              {
                id: 'at',
                title: t('column.at'),
                width: '11rem',
                cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>,
              },
              { id: 'whose', title: t('column.whose'), isRowHeader: true, cell: (row) => nameOf(row.userId) },
              { id: 'change', title: t('column.change'), cell: line },
              { id: 'cause', title: t('column.cause'), cell: ({ cause }) => t(`cause.${cause}`) },
              { id: 'by', title: t('column.by'), cell: ({ actorId }) => nameOf(actorId) },
            ]}
          />
        )}
        {log.hasMore && last && (
          <div className="flex justify-center p-3">
            <Button onPress={() => void load(last.at, log.changes)}>{t('older')}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
