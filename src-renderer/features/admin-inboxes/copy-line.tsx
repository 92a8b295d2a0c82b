import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Something to paste elsewhere: an address for the provider, a line for the shop's page. */
export function CopyLine({ label, help, text }: { label: string; help: string; text: string }) {
  const { t } = useTranslation('admin-inboxes');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      showToast({ text: t('copied'), tone: 'good' });
    } catch {
      showToast({ text: t('notCopied'), tone: 'bad' });
    }
  }
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm font-medium text-muted">{label}</span>
      <div className="flex items-center gap-1 rounded-lg border bg-sunken py-1 pr-1 pl-2.5">
        <code className="min-w-0 flex-1 font-sans break-all select-all">{text}</code>
        <IconButton icon={Copy} size="sm" label={t('copy', { what: label })} onPress={() => void copy()} />
      </div>
      <span className="text-sm text-faint">{help}</span>
    </div>
  );
}
