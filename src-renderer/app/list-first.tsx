import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { afterPaint } from '../platform/after-paint.ts';

/** Outside of a frame nothing waits. */
const IsPainted = createContext(true);

/**
 * A start draws the list, and right behind its painting what stands around it: that is so many buttons that to read and to draw them
 * would take as long as all the rest. Until then their places are kept, so that nothing moves when they come.
 * @param bringRest loads the code of what stands around the list (always the same function); never rejects
 */
export function ListFirst({ bringRest, children }: { bringRest: () => Promise<void>; children: ReactNode }) {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    let isOver = false;
    const coming = bringRest();
    const end = afterPaint(async () => {
      // Drawn before it is here, it would be kept back by React for a third of a second, as what comes while one looks.
      await coming;
      if (!isOver) setIsPainted(true);
    });
    return () => {
      isOver = true;
      end();
    };
  }, [bringRest]);
  return <IsPainted value={isPainted}>{children}</IsPainted>;
}

/** What stands around the list; `place` is as large. */
export function AroundList({ place, children }: { place: ReactNode; children: ReactNode }) {
  return use(IsPainted) ? children : place;
}

const heightKey = 'parley.above-list';
/** Its title and one line of views, px. */
const usualHeight = 83;
/** In another language, or a narrower list, the views take more lines. */
const keptHeight = () => Number(localStorage.getItem(heightKey)) || usualHeight;

/** What stands over the list: its place is as high as it was when it was last there. */
export function AboveList({ children }: { children: ReactNode }) {
  const isPainted = use(IsPainted);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = box.current;
    if (!isPainted || shown === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (shown.offsetHeight > 0) localStorage.setItem(heightKey, String(shown.offsetHeight));
    });
    observer.observe(shown);
    return () => observer.disconnect();
  }, [isPainted]);
  if (!isPainted) return <div className="shrink-0 border-b" style={{ height: keptHeight() }} />;
  return (
    <div ref={box} className="shrink-0">
      {children}
    </div>
  );
}
