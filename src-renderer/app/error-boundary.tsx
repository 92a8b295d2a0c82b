import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/screen-state.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** A change of it (another conversation, another screen) tries again by itself. */
  resetKey?: string;
}

/** Catches a bug of a screen: the rest of the desk goes on, and the way on is offered. Nothing written is lost by it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null; resetKey?: string }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null });
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`A screen failed: ${error.message}${info.componentStack ?? ''}`, { cause: error }));
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Failure message={error.message} onRetry={() => this.setState({ error: null })} />;
  }
}

function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  const { t } = useTranslation('app');
  return (
    <ErrorState
      title={t('failed.title')}
      onRetry={onRetry}
      actions={<Button onPress={() => globalThis.location.reload()}>{t('failed.reload')}</Button>}
    >
      <p>{t('failed.hint')}</p>
      <p className="mt-2 rounded-md bg-sunken px-2 py-1 text-xs break-words select-text">{message}</p>
    </ErrorState>
  );
}
