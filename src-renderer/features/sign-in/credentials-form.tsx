import { Eye, EyeOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../platform/desktop.ts';
import type { SignInError } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { signInHere } from './sign-in-call.ts';

const emailKey = 'parley.sign-in.email';

export interface CredentialsFormProps {
  server: string;
  onChangeServer: () => void;
}

/** Email and password. What went wrong is said in a sentence, and the cursor goes where it can be mended. */
export function CredentialsForm({ server, onChangeServer }: CredentialsFormProps) {
  const { t } = useTranslation('sign-in');
  const [email, setEmail] = useState(() => localStorage.getItem(emailKey) ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<SignInError | null>(null);
  const passwordRef = useRef<HTMLInputElement>(null);

  async function submit(): Promise<void> {
    if (isPending) return;
    setIsPending(true);
    setError(null);
    const failure = await signInHere(server, email, password);
    setIsPending(false);
    if (failure === null) return localStorage.setItem(emailKey, email.trim());
    setError(failure);
    if (failure === 'wrong-credentials') passwordRef.current?.select();
  }

  return (
    <Form
      aria-label={t('title')}
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error && (
        <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2">
          {t(`error.${error}`, { server: new URL(server).host })}
        </p>
      )}
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        autoFocus={email === ''}
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('password')}
        type={isShown ? 'text' : 'password'}
        name="password"
        autoComplete="current-password"
        isRequired
        autoFocus={email !== ''}
        value={password}
        onChange={setPassword}
        inputRef={passwordRef}
        trailing={
          <IconButton
            icon={isShown ? EyeOff : Eye}
            size="sm"
            label={isShown ? t('hidePassword') : t('showPassword')}
            onPress={() => setIsShown(!isShown)}
          />
        }
      />
      <Button type="submit" look="primary" size="lg" className="mt-1">
        {isPending ? t('submitting') : t('submit')}
      </Button>
      <p className="flex items-center justify-between gap-2 text-sm text-muted">
        <span className="truncate">{t('server', { server: new URL(server).host })}</span>
        {desktop.canChooseServer && (
          <Button look="quiet" size="sm" onPress={onChangeServer}>
            {t('changeServer')}
          </Button>
        )}
      </p>
    </Form>
  );
}
