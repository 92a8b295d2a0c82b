import { useTranslation } from 'react-i18next';
import type { Thread } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';

/** What is above the first message on screen: older ones being fetched, or a place where the network is needed. */
export function ThreadTop({
  thread,
}: {
  thread: Pick<Thread, 'loadingOlder' | 'incomplete' | 'hasOlder' | 'loadOlder'>;
}) {
  const { t } = useTranslation('thread');
  if (thread.loadingOlder) {
    return (
      <p
        role="status"
        className="absolute top-2 left-1/2 z-10 -translate-x-1/2 rounded-full border bg-raised px-3 py-0.5 text-xs text-muted shadow-float"
      >
        {t('loadingOlder')}
      </p>
    );
  }
  if (!thread.incomplete) return null;
  return (
    <div role="status" className="flex items-center justify-center gap-2 border-b bg-warn-soft px-4 py-1 text-sm">
      {t('incomplete')}
      {thread.hasOlder && (
        <Button size="sm" onPress={() => thread.loadOlder()}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
