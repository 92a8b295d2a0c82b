import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { initI18n } from '../../src-renderer/i18n/index.ts';
import { KitProvider } from '../../src-renderer/ui/kit-provider.tsx';

/** What a page has and jsdom does not: nothing is laid out there, so nothing ever resizes, scrolls or is captured. */
class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes;
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.setPointerCapture ??= () => undefined;

/** Draws a part of the desk as the page does: with the kit around it and in English. */
export async function renderDesk(element: ReactElement) {
  await initI18n('en');
  return render(<KitProvider locale="en-GB">{element}</KitProvider>);
}
