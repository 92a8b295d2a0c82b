import { UserRoundCog } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceChange } from '#shared/domain/presence-cause.ts';
import { ok } from '#shared/lib/result.ts';
import { request, useUsers, useWorkspace } from '../../sync/index.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { PagedTable } from './paged-table.tsx';
import { usePages } from './use-pages.ts';

const pageSize = 50;
const anybody = 'anybody';

/** Who changed whose state, when and why. */
export function PresenceLog() {
  const { t } = useTranslation(['admin-audit', 'presence']);
  const users = useUsers() ?? [];
  const awayReasons = useWorkspace()?.awayReasons ?? [];
  const [userId, setUserId] = useState<string | null>(null);
  const pages = usePages(
    useCallback(
      async (before: number | null) => {
        const answer = await request('presence:log', { userId, before, limit: pageSize });
        if (!answer.ok) return answer;
        const { changes } = answer.value;
        return ok({ lines: changes, next: changes.length < pageSize ? null : (changes.at(-1)?.at ?? null) });
      },
      [userId],
    ),
  );
  const nameOf = (id: string | null) =>
    id === null ? t('house') : (users.find((user) => user.id === id)?.name ?? t('gone'));
  const side = ({ state, reason }: PresenceChange['to']) => {
    const name = awayReasons.find(({ code }) => code === reason)?.name;
    return name ? `${t(`presence:state.${state}`)} (${name})` : t(`presence:state.${state}`);
  };
  const line = ({ from, to }: PresenceChange) => `${side(from)} → ${side(to)}`;
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
        <PagedTable
          label={t('states')}
          pages={pages}
          textOf={line}
          columns={[
            { id: 'whose', title: t('column.whose'), isRowHeader: true, cell: (row) => nameOf(row.userId) },
            { id: 'change', title: t('column.change'), cell: line },
            { id: 'cause', title: t('column.cause'), cell: ({ cause }) => t(`cause.${cause}`) },
            { id: 'by', title: t('column.by'), cell: ({ actorId }) => nameOf(actorId) },
          ]}
          empty={{ icon: UserRoundCog, text: t('emptyStates') }}
        />
      </div>
    </div>
  );
}
