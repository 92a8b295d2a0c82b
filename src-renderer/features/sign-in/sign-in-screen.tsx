import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../sync/status.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { ServerForm } from './server-form.tsx';

type SignedOutReason = Extract<SyncStatus, { name: 'signed-out' }>['reason'];

export interface SignInScreenProps {
  /** The server this desk talks to; null when nobody has chosen one on this computer. */
  server: string | null;
  /** Why nobody is signed in; says so when a session was ended from elsewhere. */
  reason: SignedOutReason | null;
  /** The name of the colleague who ended it. */
  by?: string | undefined;
  /** What they said to it. */
  words?: string | undefined;
  /** The session cannot be kept on this computer, so it ends with the program. */
  isForgetful?: boolean;
}

const told = new Set<SignedOutReason>(['revoked', 'expired', 'disabled', 'unauthorized', 'wiped', 'away-too-long']);
/** Somebody decided that this computer must not keep anything, unsent words included. */
const losesAll = new Set<SignedOutReason>(['disabled', 'wiped']);

export function SignInScreen({ server, reason, by, words, isForgetful = false }: SignInScreenProps) {
  const { t } = useTranslation('sign-in');
  const [choosesServer, setChoosesServer] = useState(server === null);
  return (
    <main className="grid h-full place-items-center overflow-auto bg-bg p-6">
      <div className="w-full max-w-90">
        <div className="mb-6 flex items-center gap-3">
          <span aria-hidden className="size-9 rounded-xl bg-linear-135 from-accent to-whisper" />
          <h1 className="text-2xl font-strong">{t('title')}</h1>
        </div>
        <div className="rounded-2xl border bg-panel p-5">
          {reason && told.has(reason) && (
            <div role="status" className="mb-4 rounded-lg bg-warn-soft px-3 py-2">
              <p>
                {by ? t('endedBy', { name: by }) : t(`ended.${reason}`)} {!losesAll.has(reason) && t('nothingLost')}
              </p>
              {words && <p className="mt-1 border-l-2 border-warn pl-2 whitespace-pre-line">{words}</p>}
            </div>
          )}
          {choosesServer || server === null ? (
            <ServerForm server={server} {...(server ? { onBack: () => setChoosesServer(false) } : {})} />
          ) : (
            <CredentialsForm server={server} onChangeServer={() => setChoosesServer(true)} />
          )}
        </div>
        <p className="mt-4 text-center text-sm text-faint">{isForgetful ? t('forgetful') : t('stays')}</p>
      </div>
    </main>
  );
}
