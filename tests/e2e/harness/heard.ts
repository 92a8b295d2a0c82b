import type { Page } from 'playwright-core';

/** Everything that ever came over a page's wires from now on, as one text: sockets' frames and answers' bodies. */
export function hear(page: Page): () => string {
  let heard = '';
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      heard += payload;
    }),
  );
  page.on('response', async (response) => {
    heard += await response.text().catch(() => '');
  });
  return () => heard;
}
