import { useTranslation } from 'react-i18next';
import type { AgentOutcome } from '#shared/domain/simulation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUsers } from '../../sync/index.ts';
import { Table } from '../../ui/table.tsx';
import { imaginedAgent } from './what-if.ts';

export interface AgentTableProps {
  present: readonly AgentOutcome[];
  changed: readonly AgentOutcome[];
}

/** Who got what: how many conversations came to each person, as it was and as it would have been. */
export function AgentTable({ present, changed }: AgentTableProps) {
  const { t } = useTranslation('routing-simulator');
  const format = useFormat();
  const users = useUsers() ?? [];
  const ids = [...new Set([...changed, ...present].map(({ userId }) => userId))];
  const count = (rows: readonly AgentOutcome[], id: string) => rows.find(({ userId }) => userId === id)?.answered ?? 0;
  const rows = ids
    .map((id) => ({
      id,
      name: imaginedAgent(id) ? t('imagined') : (users.find((user) => user.id === id)?.name ?? id),
      before: count(present, id),
      after: count(changed, id),
    }))
    .toSorted((a, b) => b.after - a.after || format.compare(a.name, b.name));
  return (
    <Table
      label={t('byAgent')}
      rows={rows}
      textOf={({ name }) => name}
      columns={[
        { id: 'name', title: t('agent'), cell: ({ name }) => <span className="font-medium">{name}</span> },
        { id: 'before', title: t('before'), align: 'end', cell: ({ before }) => format.number(before) },
        { id: 'after', title: t('after'), align: 'end', cell: ({ after }) => format.number(after) },
      ]}
    />
  );
}
