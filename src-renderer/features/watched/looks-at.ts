import type { z } from 'zod';
import type { socketSignals } from '#shared/contract/socket.ts';

export type LooksAt = z.infer<(typeof socketSignals)['work:doing']>['looksAt'];

const panes = ['thread', 'customer', 'order', 'script', 'search', 'elsewhere'] as const;

/**
 * What an element of the desk belongs to. Parts say so by `data-looks-at="order:<id>"`; what says nothing is the conversation itself,
 * and a window over the desk is a search, where one types, or something else.
 */
export function looksAtOf(element: Element): LooksAt {
  const named = element.closest<HTMLElement>('[data-looks-at]')?.dataset.looksAt;
  if (named !== undefined) {
    const [name, id] = named.split(':');
    return { pane: panes.find((pane) => pane === name) ?? 'elsewhere', id: id ?? null };
  }
  const modal = element.closest('[data-kit-modal]');
  if (modal) return { pane: modal.querySelector('[role=combobox]') ? 'search' : 'elsewhere', id: null };
  return { pane: 'thread', id: null };
}
