import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom has no CSS.escape, which open dialogs and menus need for their ids.
globalThis.CSS ??= Object.assign(Object.create(null), {
  escape: (text: string) => text.replaceAll(/[^\w-]/g, String.raw`\$&`),
});

afterEach(() => cleanup());
