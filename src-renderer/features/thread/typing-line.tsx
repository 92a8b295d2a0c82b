import { Eye, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe, useUsers, useViewers } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';

export interface TypingLineProps {
  conversationId: string;
  customerName: string;
  /** Colleagues are left out: who watches over their work knows that they are there. */
  customerOnly?: boolean;
}

/** Who else is here: the customer typing, a colleague looking, and, loudest, a colleague who answers right now. */
export function TypingLine({ conversationId, customerName, customerOnly = false }: TypingLineProps) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  const { viewers, customerTyping } = useViewers(conversationId);
  const users = useUsers();
  const me = useMe();
  const others = customerOnly ? [] : viewers.filter(({ userId }) => userId !== me?.id);
  const names = (typing: boolean) =>
    others
      .filter((viewer) => viewer.typing === typing)
      .flatMap(({ userId }) => users?.find(({ id }) => id === userId)?.name ?? []);
  const typing = names(true);
  const looking = names(false);
  return (
    <div aria-live="polite" className="flex min-h-6 flex-wrap items-center gap-x-3 px-5.5 py-0.5 text-xs text-faint">
      {customerTyping && <span>{t('customerTyping', { name: customerName })}</span>}
      {typing.length > 0 && (
        <span className="inline-flex items-center gap-1 rounded-md bg-warn-soft px-1.5 py-0.5 font-medium text-warn">
          <Icon of={PencilLine} size="sm" />
          {t('colleagueTyping', { count: typing.length, names: format.list(typing) })}
        </span>
      )}
      {looking.length > 0 && (
        <span className="inline-flex items-center gap-1">
          <Icon of={Eye} size="sm" />
          {t('alsoLooking', { count: looking.length, names: format.list(looking) })}
        </span>
      )}
    </div>
  );
}
