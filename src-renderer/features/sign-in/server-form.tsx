import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../platform/desktop.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface ServerFormProps {
  server: string | null;
  onBack?: () => void;
}

/** Which server this computer talks to. The desktop keeps it and loads the page anew, so nothing follows a success here. */
export function ServerForm({ server, onBack }: ServerFormProps) {
  const { t } = useTranslation('sign-in');
  const [address, setAddress] = useState(server ?? 'https://');
  const [problem, setProblem] = useState<'not-an-address' | 'insecure' | 'fixed' | null>(null);

  async function submit(): Promise<void> {
    const answer = await desktop.setServer(address.trim());
    setProblem(answer.ok ? null : answer.reason);
  }
  return (
    <Form
      aria-label={t('serverTitle')}
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {problem && (
        <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2">
          {t(`serverProblem.${problem}`)}
        </p>
      )}
      <TextField
        label={t('serverLabel')}
        description={t('serverHelp')}
        type="url"
        isRequired
        autoFocus
        value={address}
        onChange={setAddress}
      />
      <div className="flex justify-end gap-2">
        {onBack && <Button onPress={onBack}>{t('back')}</Button>}
        <Button type="submit" look="primary">
          {t('useServer')}
        </Button>
      </div>
    </Form>
  );
}
