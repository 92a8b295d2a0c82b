import { Toaster, toast } from 'sonner';
import { i18n } from '../i18n/index.ts';

export interface ToastMessage {
  text: string;
  description?: string;
  tone?: 'plain' | 'good' | 'warn' | 'bad';
  /** The way on ("Open"). With one, the message stays 10 s instead of 5. */
  action?: { label: string; onPress: () => void };
  /** The way back, as a button "Undo". Instead of `action`. */
  onUndo?: () => void;
  /** A message with the same id replaces the one on screen. */
  id?: string;
  /** How long it stays; Infinity until closed. */
  durationMs?: number;
  /** It has gone, by itself or by hand. */
  onGone?: () => void;
}

const kinds = { plain: toast, good: toast.success, warn: toast.warning, bad: toast.error } as const;

/** Tells something in passing. Never the only place of an error that needs an answer. */
export function showToast(message: ToastMessage): void {
  const { text, description, tone = 'plain', onUndo, id, durationMs, onGone } = message;
  const action = onUndo ? { label: i18n.t('ui:undo'), onPress: onUndo } : message.action;
  kinds[tone](text, {
    duration: durationMs ?? (action ? 10_000 : 5_000),
    ...(description ? { description } : {}),
    ...(id ? { id } : {}),
    ...(onGone ? { onDismiss: onGone, onAutoClose: onGone } : {}),
    ...(action ? { action: { label: action.label, onClick: action.onPress } } : {}),
  });
}

export const hideToast = (id: string) => void toast.dismiss(id);
/** For a screen that strangers see: what was told in passing may name somebody. */
export const hideToasts = () => void toast.dismiss();

/** Once, in the shell. Alt-T brings the keyboard to the messages; they are read out politely. */
export function ToastHost({ label }: { label: string }) {
  return (
    <Toaster
      position="bottom-left"
      offset={{ bottom: 40, left: 72 }}
      gap={8}
      style={{ fontFamily: 'inherit' }}
      containerAriaLabel={label}
      icons={{ success: null, error: null, warning: null, info: null, loading: null }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-88 items-center gap-3 rounded-xl border border-line border-l-3 bg-raised px-3.5 py-2.5 text-base text-text shadow-float',
          default: 'border-l-muted',
          success: 'border-l-good',
          warning: 'border-l-warn',
          error: 'border-l-bad',
          content: 'min-w-0 flex-1',
          description: 'text-sm text-muted',
          actionButton:
            'h-6 shrink-0 rounded-lg border border-line bg-panel px-2 text-sm font-medium text-text hover:bg-hover',
        },
      }}
    />
  );
}
