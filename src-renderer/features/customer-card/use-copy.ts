import { useTranslation } from 'react-i18next';
import { showToast } from '../../ui/toast.tsx';

/** Puts a text on the clipboard and says whether it is there. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useTranslation('customer-card');
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      showToast({ text: t('copied', { text }), tone: 'good' });
    } catch {
      showToast({ text: t('notCopied'), tone: 'bad' });
    }
  };
}
