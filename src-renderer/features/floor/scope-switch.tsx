import { Inbox, LayoutDashboard, UsersRound, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { scopeKey } from '#shared/domain/floor-scope.ts';
import { useInboxes, useQueues, useTeams } from '../../sync/index.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { keepView, useFloorView } from './floor-view.ts';
import { scopeChoices } from './scope-choice.ts';
import { useScopeName } from './use-figure-words.ts';

/** Above so many one types instead of reading. */
const mostListed = 15;
const icons = { all: LayoutDashboard, queue: Inbox, team: UsersRound, channel: Waypoints } as const;

/** The whole floor, one queue, one team, one channel. */
export function ScopeSwitch() {
  const { t } = useTranslation('floor');
  const scope = useFloorView((view) => view.scope);
  const queues = useQueues() ?? [];
  const teams = useTeams() ?? [];
  const used = new Set((useInboxes() ?? []).map(({ channel }) => channel));
  const nameOf = useScopeName();
  const key = scopeKey(scope);
  const known = scopeChoices(queues, teams).filter(
    (choice) => choice.scope.channel === null || used.has(choice.scope.channel),
  );
  // Sides that were combined in the table are a choice of their own while they hold.
  const choices = known.some(({ id }) => id === key) ? known : [...known, { id: key, kind: 'queue' as const, scope }];
  const options = choices.map((choice) => ({
    id: choice.id,
    label: nameOf(choice.scope),
    description: t(`scope.kind.${choice.kind}`),
    leading: choice.scope.channel ? (
      <ChannelGlyph channel={choice.scope.channel} size={16} />
    ) : (
      <Icon of={icons[choice.kind]} size="sm" />
    ),
  }));
  const choose = (id: string | null) => {
    const chosen = choices.find((choice) => choice.id === id);
    if (chosen) keepView({ scope: chosen.scope });
  };
  const field = {
    label: t('scope.label'),
    hideLabel: true,
    options,
    value: key,
    onChange: choose,
    className: 'w-40 min-[1400px]:w-48',
  };
  return options.length > mostListed ? <ComboBox {...field} /> : <Select {...field} />;
}
