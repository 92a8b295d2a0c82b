import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ToastHost } from './toast.tsx';

/** Around the whole desk: gives the kit's fields the language's numbers and sorting, and holds the passing messages. */
export function KitProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <I18nProvider locale={locale}>
      {children}
      <ToastHost label={t('notifications')} />
    </I18nProvider>
  );
}
