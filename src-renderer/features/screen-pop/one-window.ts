/** Windows hear of the same thing within this time. */
const togetherMs = 1_500;

/**
 * Does something in one of a computer's windows where all of them are told to do it at the same moment: with two windows open one
 * bell rings, not two. `what` names it. The others leave it, until a moment later.
 */
export function inOneWindow(what: string, work: () => void): void {
  // No locks where a page is not served safely (http of another computer): better heard twice than not at all.
  if (!('locks' in navigator)) {
    work();
    return;
  }
  void navigator.locks.request(`parley-alert ${what}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    work();
    await new Promise((resolve) => setTimeout(resolve, togetherMs));
  });
}
