import { whenAtRest } from '#shared/lib/at-rest.ts';

/** Nothing clicked, pointed at or scrolled for this long. */
const restMs = 450;
/** Between two keys people think longer than between two clicks. */
const keyRestMs = 3_000;
/** The browser has so much time until it must draw or answer; a collection takes some 25 ms. */
const neededMs = 30;
/** While it has less it is asked again after this: a frame is under way, nobody's hand. */
const askAgainMs = 100;
/** Less than this is left to the page's own collections. */
const worthKb = 6_000;

const hands = ['pointerdown', 'pointermove', 'click', 'wheel', 'scroll', 'drop'];
const keys = ['keydown', 'input'];

/** What the page holds, of its scripts and of its elements, KB. */
export interface PageMemory {
  heldKb(): number;
  /** Undefined where the page cannot be told to collect. */
  collect: (() => void) | undefined;
}

/**
 * Gives back what the page has used and needs no more while its agent rests: opening conversations leaves a megabyte each, and the
 * page by itself keeps it for as long as there is room. A collection holds the page up for about as long as a slow frame, so it
 * waits until nothing has been touched for a moment and the browser has nothing to draw.
 */
export function collectAtRest(page: EventTarget, memory: PageMemory): void {
  const { collect, heldKb } = memory;
  if (collect === undefined) return;
  let leftKb = 0;
  const rest = whenAtRest(() => {
    if (heldKb() - leftKb < worthKb) return;
    requestIdleCallback((deadline) => {
      // A hand has its own wait.
      if (rest.isStirred()) return;
      if (deadline.timeRemaining() < neededMs) return rest.stir(askAgainMs);
      collect();
      leftKb = heldKb();
    });
  });
  const listenTo = (names: readonly string[], ms: number) => {
    for (const name of names) page.addEventListener(name, () => rest.stir(ms), { capture: true, passive: true });
  };
  listenTo(hands, restMs);
  listenTo(keys, keyRestMs);
}
