import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { initI18n } from '../../src-renderer/i18n/index.ts';
import { KitProvider } from '../../src-renderer/ui/kit-provider.tsx';

/** Draws a part of the desk as the page does: with the kit around it and in English. */
export async function renderDesk(element: ReactElement) {
  await initI18n('en');
  return render(<KitProvider locale="en-GB">{element}</KitProvider>);
}
