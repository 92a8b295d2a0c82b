import { ArrowUp, ChevronsUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useTags } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pill, type Tone } from '../../ui/pill.tsx';

const tones: Record<string, Tone> = {
  blue: 'accent',
  teal: 'accent',
  green: 'good',
  amber: 'warn',
  red: 'bad',
};

/** Priority (when it is not the usual one), state (when it is not open) and tags, as small words. */
export function TagRow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversation-actions');
  const tags = useTags();
  const { priority, state } = conversation;
  const own = conversation.tagIds.flatMap((id) => tags?.find((tag) => tag.id === id) ?? []);
  return (
    <>
      {state !== 'open' && <Pill tone={state === 'resolved' ? 'good' : 'neutral'}>{t(`state.${state}`)}</Pill>}
      {priority !== 'normal' && (
        <Pill tone={priority === 'urgent' ? 'bad' : priority === 'high' ? 'warn' : 'neutral'}>
          {priority !== 'low' && <Icon of={priority === 'urgent' ? ChevronsUp : ArrowUp} size="sm" />}
          {t(`priority.${priority}`)}
        </Pill>
      )}
      {own.map(({ id, name, color }) => (
        <Pill key={id} tone={tones[color] ?? 'neutral'}>
          {name}
        </Pill>
      ))}
    </>
  );
}
