import { useTranslation } from 'react-i18next';
import { localeFor } from '../i18n/languages.ts';
import { KitProvider } from '../ui/kit-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { SessionGate } from './session-gate.tsx';

/** Everything on the page. */
export function App() {
  const { i18n } = useTranslation();
  return (
    <KitProvider locale={localeFor(i18n.resolvedLanguage ?? 'en')}>
      <ErrorBoundary>
        <SessionGate />
      </ErrorBoundary>
    </KitProvider>
  );
}
