import { pictureId } from './picture-parts.ts';

/** The desk itself is there, or something else that has to be seen: the picture goes. Costs nothing when there is none. */
export function endPicture(): void {
  performance.mark('desk');
  document.getElementById(pictureId)?.remove();
  document.getElementById('root')?.removeAttribute('style');
}
