/** A window nobody sees paints nothing: then it is this long, ms. */
const unseenMs = 100;

/** Runs `work` once the next frame has been painted, so that it holds up nothing that frame shows. Ends with the returned function. */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(run, unseenMs);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    // A task posted from a frame runs behind its painting.
    timer = setTimeout(run, 0);
  });
  function run(): void {
    cancelAnimationFrame(frame);
    work();
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
