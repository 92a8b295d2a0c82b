import { CircleAlert, CircleCheckBig, CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../features/conversation-actions/index.ts';
import { customerName } from '../features/inbox/index.ts';
import { DiscardDialog } from '../features/thread/index.ts';
import { useFormat } from '../i18n/use-format.ts';
import { showConversation } from '../platform/location.ts';
import { useNow } from '../platform/use-now.ts';
import { discardParked, type OutboxItem, type ParkReason, retryParked, useOutbox } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { EmptyState } from '../ui/screen-state.tsx';

/** What was done here, is waited for and has no answer yet of the server; what it refused comes first, with what can be done. */
export function OutboxDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  const items = useOutbox();
  return (
    <Dialog title={t('outbox.title')} isOpen={isOpen} onClose={onClose}>
      {items && <OutboxList items={items} onClose={onClose} />}
    </Dialog>
  );
}

function OutboxList({ items, onClose }: { items: readonly OutboxItem[]; onClose: () => void }) {
  const { t } = useTranslation('app');
  const parked = items.filter(({ entry }) => entry.state === 'parked');
  const waiting = items.filter(({ entry, isAwaited }) => entry.state !== 'parked' && isAwaited);
  if (parked.length + waiting.length === 0) {
    const what = items.length === 0 ? 'empty' : 'onlyMarks';
    return (
      <EmptyState icon={CircleCheckBig} title={t(`outbox.${what}Title`)}>
        {t(`outbox.${what}`)}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-2">
      {[...parked, ...waiting].map((item) => (
        <OutboxRow key={item.entry.mutationId} item={item} onClose={onClose} />
      ))}
    </ul>
  );
}

/** A stale one is decided where both texts stand; what came too late comes no sooner by asking again. */
const canHelpAgain = (code: ParkReason['code']): boolean => code !== 'stale' && code !== 'too-late';

function OutboxRow({
  item: { entry, conversation, customer, text },
  onClose,
}: {
  item: OutboxItem;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('app');
  const format = useFormat();
  const now = useNow(15_000);
  const [asksDiscard, setAsksDiscard] = useState(false);
  const isParked = entry.state === 'parked';
  const { mutationId, name, actedAt } = entry;
  const kind = name.replace('.', '-');
  const isNamed = i18n.exists(`app:outbox.action.${kind}`);
  const action = t(`outbox.action.${isNamed ? kind : 'other'}`);
  return (
    <li className={`flex items-start gap-2.5 rounded-xl border px-3 py-2 ${isParked ? 'border-bad' : ''}`}>
      <Icon of={isParked ? CircleAlert : CloudUpload} className={isParked ? 'mt-0.5 text-bad' : 'mt-0.5 text-warn'} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {action}
          {conversation && ` · ${customerName(customer, t('someCustomer'))}`}
        </p>
        {text && <p className="line-clamp-3 text-muted">{text}</p>}
        <p className="text-sm text-faint">
          {format.relative(actedAt, now)}
          {entry.state === 'parked' && ` · ${refusalWords(entry.reason.code, entry.name)}`}
        </p>
      </div>
      <div className="flex shrink-0 flex-col gap-1">
        {conversation && (
          <Button
            size="sm"
            onPress={() => {
              onClose();
              showConversation(conversation.id);
            }}
          >
            {t('outbox.show')}
          </Button>
        )}
        {entry.state === 'parked' && (
          <>
            {canHelpAgain(entry.reason.code) && (
              <Button size="sm" onPress={() => void retryParked(mutationId)}>
                {t('outbox.retry')}
              </Button>
            )}
            <Button
              size="sm"
              look="quiet"
              onPress={() => (text === null ? void discardParked(mutationId) : setAsksDiscard(true))}
            >
              {t('outbox.discard')}
            </Button>
            <DiscardDialog mutationId={mutationId} isOpen={asksDiscard} onClose={() => setAsksDiscard(false)} />
          </>
        )}
      </div>
    </li>
  );
}
