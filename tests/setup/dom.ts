import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// jsdom has no CSS.escape, which open dialogs and menus need for their ids.
globalThis.CSS ??= Object.assign(Object.create(null), {
  escape: (text: string) => text.replaceAll(/[^\w-]/g, String.raw`\$&`),
});

afterEach(() => cleanup());

// Whole screens on the real engine take seconds on a busy machine; what never comes still fails.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

/** What a page has and jsdom does not: nothing is laid out there, so nothing ever resizes, scrolls or is captured. */
class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes;
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.setPointerCapture ??= () => undefined;
