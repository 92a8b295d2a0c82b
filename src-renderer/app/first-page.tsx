import { useEffect, useRef } from 'react';
import { useFirstView } from '../features/inbox/index.ts';
import { keepPages, type PageFacts } from '../first-page/keep-pages.ts';
import { useSyncPart, useWorkspace } from '../sync/index.ts';

const dayMs = 86_400_000;

/** Keeps what the next start is first drawn from, as long as the list is on screen. Apart from the desk, which need not be drawn for it. */
export function FirstPage(): null {
  const answers = useFirstView();
  const hasContact = useSyncPart(({ status }) => status.name === 'live' || status.name === 'catching-up') === true;
  const isSealedByKeychain = useSyncPart(({ keyStorage }) => keyStorage === 'keychain') === true;
  const awayDays = useWorkspace()?.awayDays;
  const current = (): PageFacts => ({
    answers,
    until: hasContact && awayDays !== undefined ? Date.now() + awayDays * dayMs : null,
    isSealedByKeychain,
  });
  const facts = useRef(current);
  facts.current = current;
  useEffect(() => keepPages(() => facts.current()), []);
  return null;
}
