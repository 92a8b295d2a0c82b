import { useEffect, useState } from 'react';
import { useLookedAt } from '../../platform/use-looked-at.ts';
import { type LooksAt, looksAtOf } from './looks-at.ts';

/** The pointer has to rest on something for so long: passing over is not looking. */
const restMs = 500;

/** What the agent has under their eyes, as far as pointer and cursor tell; another window in front is `elsewhere`. */
export function useLooksAt(): LooksAt {
  const isHere = useLookedAt();
  const [looksAt, setLooksAt] = useState<LooksAt>({ pane: 'thread', id: null });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const see = (event: Event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      clearTimeout(timer);
      const take = () => {
        const next = looksAtOf(target);
        setLooksAt((now) => (now.pane === next.pane && now.id === next.id ? now : next));
      };
      if (event.type === 'focusin') take();
      else timer = setTimeout(take, restMs);
    };
    document.addEventListener('focusin', see);
    document.addEventListener('pointerover', see);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', see);
      document.removeEventListener('pointerover', see);
    };
  }, []);
  return isHere ? looksAt : elsewhere;
}
const elsewhere: LooksAt = { pane: 'elsewhere', id: null };
