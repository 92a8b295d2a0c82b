import type { CardAction, CardBridge, CardContent } from './card-contract.ts';

declare global {
  interface Window {
    readonly card: CardBridge;
  }
}

function find<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`card.html has no ${id}`);
  return found;
}

window.card.onContent((content) => {
  document.documentElement.lang = content.language;
  document.documentElement.dataset.theme = content.theme;
  find('customer', HTMLButtonElement).textContent = content.customer;
  find('channel', HTMLElement).textContent = content.channel;
  find('preview', HTMLElement).textContent = content.preview;
  const tier = find('tier', HTMLElement);
  tier.textContent = content.tier;
  tier.hidden = content.tier === null;
  find('accept', HTMLButtonElement).textContent = content.labels.accept;
  find('decline', HTMLButtonElement).textContent = content.labels.decline;
  listen(content.offerId);
  countDown(content);
});

function listen(offerId: string): void {
  const act = (action: CardAction['action']) => () => window.card.act({ offerId, action });
  find('customer', HTMLButtonElement).onclick = act('open');
  find('accept', HTMLButtonElement).onclick = act('accept');
  find('decline', HTMLButtonElement).onclick = act('decline');
  window.onkeydown = ({ key, target }) => {
    if (key === 'Escape') act('decline')();
    // A focused button answers Enter by itself.
    else if (key === 'Enter' && !(target instanceof HTMLButtonElement)) act('accept')();
  };
}

/** The ring tells the share of time left, the number tells the seconds. */
function countDown({ offeredAt, expiresAt }: CardContent): void {
  const draw = () => {
    const leftMs = Math.max(0, expiresAt - Date.now());
    const share = leftMs / Math.max(1, expiresAt - offeredAt);
    find('left', SVGCircleElement).style.strokeDashoffset = String(100 - 100 * Math.min(1, share));
    find('seconds', HTMLElement).textContent = String(Math.ceil(leftMs / 1000));
    if (leftMs > 0) setTimeout(draw, 250);
  };
  draw();
}
