import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { flushDrafts } from '../features/composer/index.ts';
import { desktop } from '../platform/desktop.ts';
import { showConversation } from '../platform/location.ts';
import { wake } from '../sync/index.ts';

/** What the computer tells the desk: links that were clicked, the end of sleep, the end of the page. */
export function useDesktop(): void {
  const { t, i18n } = useTranslation('app');
  const language = i18n.resolvedLanguage;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language and with nothing else
  useEffect(() => {
    void desktop.setLabels({
      open: t('desktop.open'),
      quit: t('desktop.quit'),
      accept: t('desktop.accept'),
      decline: t('desktop.decline'),
      cut: t('desktop.cut'),
      copy: t('desktop.copy'),
      paste: t('desktop.paste'),
      selectAll: t('desktop.selectAll'),
    });
  }, [language]);

  useEffect(() => {
    const openFromOutside = (conversationId: string) => {
      void desktop.focusWindow();
      showConversation(conversationId);
    };
    void desktop.takeDeepLink().then((link) => link && openFromOutside(link.conversationId));
    const ends = [
      desktop.on('deep-link', (link) => openFromOutside(link.conversationId)),
      desktop.on('power', ({ state }) => {
        if (state === 'suspend' || state === 'lock') flushDrafts();
        else wake();
      }),
    ];
    const onHide = () => {
      if (document.visibilityState === 'hidden') flushDrafts();
      else wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('pagehide', flushDrafts);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      for (const end of ends) end();
      window.removeEventListener('online', wake);
      window.removeEventListener('pagehide', flushDrafts);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, []);
}
