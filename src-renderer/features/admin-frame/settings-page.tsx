import { type ReactNode, useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

export interface SettingsPageProps {
  title: string;
  help: string;
  isDirty: boolean;
  /** True when it is kept. */
  onSave: () => Promise<boolean>;
  /** Puts everything back as it was. */
  onForget: () => void;
  children: ReactNode;
  /** Beside the form: a preview, a tester. */
  aside?: ReactNode;
}

/** What there is only one of, as a page: the form, and a bar at its end that saves. Whoever leaves with changes is asked. */
export function SettingsPage({ title, help, isDirty, onSave, onForget, children, aside }: SettingsPageProps) {
  const { t } = useTranslation('admin-frame');
  const formId = useId();
  const guard = useUnsavedGuard(isDirty);
  const [isSaving, setIsSaving] = useState(false);
  async function save(): Promise<void> {
    setIsSaving(true);
    const done = await onSave();
    setIsSaving(false);
    if (!done) setTimeout(() => document.querySelector<HTMLElement>(`[id="${formId}"] [aria-invalid=true]`)?.focus());
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="border-b px-6 pt-5 pb-4">
        <h1 className="text-xl font-strong">{title}</h1>
        <p className="mt-0.5 text-muted">{help}</p>
      </header>
      <div className="flex min-h-0 flex-1 flex-wrap items-start gap-8 overflow-auto px-6 py-5">
        <Form
          id={formId}
          validationBehavior="aria"
          className="flex w-full max-w-150 flex-col gap-6"
          onSubmit={(event) => {
            event.preventDefault();
            if (isDirty && !isSaving) void save();
          }}
        >
          {children}
        </Form>
        {aside && <div className="w-full max-w-90">{aside}</div>}
      </div>
      <footer className="flex items-center justify-end gap-2 border-t px-6 py-3">
        <span role="status" className="flex-1 text-sm text-muted">
          {isDirty && t('notSaved')}
        </span>
        <Button isDisabled={!isDirty} onPress={onForget}>
          {t('forget')}
        </Button>
        <Button type="submit" form={formId} look="primary" isPending={isSaving} isDisabled={!isDirty}>
          {t('save')}
        </Button>
      </footer>
      <LeaveDialog guard={guard} />
    </div>
  );
}
