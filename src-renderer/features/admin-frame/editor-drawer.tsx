import { type ReactNode, useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

export interface EditorDrawerProps {
  title: string;
  isDirty: boolean;
  /** The form needs the server and there is none: it can be read, not saved. */
  isBlocked?: boolean;
  /** A problem of the whole, in a sentence. */
  error?: string | null;
  size?: 'md' | 'lg';
  /** True when it is kept. */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  /** After saving; default: closes. */
  onSaved?: () => void;
  /** True when it is gone. None or null: it cannot be removed, or is not there yet. */
  onRemove?: (() => Promise<boolean>) | null;
  /** Before the buttons: "Test connection". */
  extra?: ReactNode;
  children: ReactNode;
}

/** One thing of the administration, open for editing beside its list. Enter saves, Esc leaves and asks when something would be lost. */
export function EditorDrawer(props: EditorDrawerProps) {
  const { title, isDirty, isBlocked = false, error, size = 'md', children } = props;
  const { t } = useTranslation('admin-frame');
  const formId = useId();
  const guard = useUnsavedGuard(isDirty);
  const { onSave, onClose, onSaved = onClose, onRemove, extra } = props;
  const [isSaving, setIsSaving] = useState(false);
  const close = () => guard.tryToLeave(onClose);
  async function finish(deed: () => Promise<boolean>, after: () => void): Promise<void> {
    setIsSaving(true);
    const done = await deed();
    setIsSaving(false);
    if (!done) return focusFirstProblem();
    guard.open();
    after();
  }
  return (
    <>
      <Dialog
        title={title}
        isOpen
        onClose={close}
        as="drawer"
        size={size}
        footer={
          <div className="flex w-full items-center gap-2">
            {onRemove && (
              <Button look="quiet" className="text-bad!" onPress={() => void finish(onRemove, onClose)}>
                {t('remove')}
              </Button>
            )}
            {extra}
            <span className="flex-1" />
            <Button onPress={close}>{t('ui:cancel')}</Button>
            <Button type="submit" form={formId} look="primary" isPending={isSaving} isDisabled={isBlocked}>
              {t('save')}
            </Button>
          </div>
        }
      >
        <Form
          id={formId}
          validationBehavior="aria"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBlocked && !isSaving) void finish(onSave, onSaved);
          }}
        >
          {isBlocked && (
            <p role="status" className="rounded-lg bg-warn-soft px-3 py-2">
              {t('needsServer')}
            </p>
          )}
          {error && (
            <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2">
              {error}
            </p>
          )}
          {children}
        </Form>
      </Dialog>
      <LeaveDialog guard={guard} />
    </>
  );
}

/** Brings the cursor to what keeps a form from being saved; it may have been scrolled out of sight. */
export function focusFirstProblem(): void {
  // After the fields have been drawn as invalid.
  setTimeout(() => document.querySelector<HTMLElement>('[data-kit-modal] [aria-invalid=true]')?.focus());
}
