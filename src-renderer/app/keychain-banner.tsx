import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desktop } from '../platform/desktop.ts';
import { useSyncPart } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { DeskBanner } from './desk-banner.tsx';

const readKey = 'parley.keychain-read';

function wasRead(): boolean {
  try {
    return globalThis.localStorage.getItem(readKey) !== null;
  } catch {
    return false;
  }
}

/**
 * Said once on a desktop without a keychain; the settings go on saying it. A browser never has one, so there only the settings do.
 */
export function KeychainBanner() {
  const { t } = useTranslation('app');
  const [isRead, setIsRead] = useState(wasRead);
  const keyStorage = useSyncPart((state) => state.keyStorage);
  if (isRead || desktop.kind !== 'electron' || keyStorage !== 'profile') return null;
  return (
    <DeskBanner
      icon={KeyRound}
      tone="warn"
      title={t('banner.noKeychainTitle')}
      actions={
        <Button
          size="sm"
          onPress={() => {
            setIsRead(true);
            try {
              globalThis.localStorage.setItem(readKey, '1');
            } catch {
              // Said again at the next start, then.
            }
          }}
        >
          {t('banner.understood')}
        </Button>
      }
    >
      {t('banner.noKeychain')}
    </DeskBanner>
  );
}
