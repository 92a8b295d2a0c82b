import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { loadTwice } from '../platform/load-twice.ts';
import type { ToastHost } from './toast.tsx';

/** Around the whole desk: gives the kit's fields the language's numbers and sorting, and holds the passing messages. */
export function KitProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const { t } = useTranslation('ui');
  const [Toasts, setToasts] = useState<typeof ToastHost | null>(null);
  // Whoever tells something has loaded the same file: a start need not. Not a `lazyPart`: should the file not come, the desk goes on
  // without its messages rather than giving its place to an error.
  useEffect(() => {
    loadTwice(() => import('./toast.tsx')).then(
      (loaded) => setToasts(() => loaded.ToastHost),
      (error: unknown) => reportError(error),
    );
  }, []);
  return (
    <I18nProvider locale={locale}>
      {children}
      {Toasts && <Toasts label={t('notifications')} />}
    </I18nProvider>
  );
}
