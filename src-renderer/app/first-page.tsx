import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useInboxView } from '../features/inbox/index.ts';
import { keepTakingPictures, type PictureFacts } from '../first-page/take-picture.ts';
import { useSyncPart, useWorkspace } from '../sync/index.ts';

const dayMs = 86_400_000;

/** Keeps the list's picture for the next start, as long as the list is on screen. Apart from the desk, which need not be drawn for it. */
export function FirstPage(): null {
  const { i18n } = useTranslation();
  const isFirstView = useInboxView(
    ({ view, life, channel, tagId, unreadOnly, order }) =>
      view === 'mine' && life === 'active' && !channel && !tagId && !unreadOnly && order === 'activity',
  );
  const hasContact = useSyncPart(({ status }) => status.name === 'live' || status.name === 'catching-up') === true;
  const isSealedByKeychain = useSyncPart(({ keyStorage }) => keyStorage === 'keychain') === true;
  const awayDays = useWorkspace()?.awayDays;
  const facts = useRef<() => PictureFacts>(null);
  facts.current = () => ({
    isFirstView,
    language: i18n.language,
    until: hasContact && awayDays !== undefined ? Date.now() + awayDays * dayMs : null,
    isSealedByKeychain,
  });
  useEffect(
    () =>
      keepTakingPictures(
        () => facts.current?.() ?? { isFirstView: false, language: 'en', until: null, isSealedByKeychain: false },
      ),
    [],
  );
  return null;
}
