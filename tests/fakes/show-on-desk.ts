import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { onTestFinished } from 'vitest';
import type { aServer } from './desk-engine.ts';
import { startDeskInPage } from './desk-in-page.ts';
import { renderDesk } from './render-desk.tsx';

/** Draws a part of the desk in a page that is signed in to `world`, until the running test is over. @returns a person's hands */
export async function showOnDesk(
  world: ReturnType<typeof aServer>,
  element: ReactElement,
  userId?: string,
): Promise<ReturnType<typeof userEvent.setup>> {
  // After every `afterEach`: what is drawn has gone by then, and no longer reads.
  onTestFinished(await startDeskInPage(world, userId));
  await renderDesk(element);
  return userEvent.setup();
}
