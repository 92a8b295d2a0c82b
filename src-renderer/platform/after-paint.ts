/** A window nobody sees paints nothing: then it is this long, ms. */
const unseenMs = 100;

/** Runs `work` once the next frame has been painted, so that it holds up nothing that frame shows. Ends with the returned function. */
export function afterPaint(work: () => void): () => void {
  let isOver = false;
  let timer = setTimeout(run, unseenMs);
  requestAnimationFrame(() => {
    if (isOver) return;
    clearTimeout(timer);
    // A task posted from a frame runs behind its painting.
    timer = setTimeout(run, 0);
  });
  function run(): void {
    isOver = true;
    work();
  }
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
