import { Smile } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

// The picker and its data are half a megabyte: fetched from our own bundle at the first use.
const EmojiPicker = lazy(async () => ({ default: (await import('./emoji-picker.tsx')).EmojiPicker }));

export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('composer');
  return (
    <Popover
      label={t('emoji')}
      placement="top start"
      trigger={<IconButton icon={Smile} label={t('emoji')} />}
      className="p-2"
    >
      {(close) => (
        <Suspense fallback={<Skeleton className="h-72 w-80" />}>
          <EmojiPicker
            onPick={(emoji) => {
              close();
              onPick(emoji);
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
