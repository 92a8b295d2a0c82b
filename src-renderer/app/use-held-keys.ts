import { useEffect, useRef } from 'react';
import { isTypedInto } from '../ui/shortcut-registry.ts';

/**
 * Keys that nobody took while the buttons of conversation `id` were still being made: they are pressed again when the buttons are
 * there, so that whoever opens and acts in one breath loses nothing. Keys meant for one conversation never reach another.
 */
export function useHeldKeys(id: string, isHolding: boolean): void {
  const held = useRef<{ id: string; events: KeyboardEvent[] }>({ id, events: [] });
  useEffect(() => {
    if (held.current.id !== id) held.current = { id, events: [] };
    if (!isHolding) {
      for (const { key, code, ctrlKey, metaKey, altKey, shiftKey } of held.current.events.splice(0)) {
        const init = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new KeyboardEvent('keydown', init));
      }
      return undefined;
    }
    const hold = (event: KeyboardEvent) => {
      const isTyped = event.target instanceof Element && isTypedInto(event.target);
      if (event.defaultPrevented || event.isComposing || event.repeat || event.key.length !== 1 || isTyped) return;
      held.current.events.push(event);
    };
    document.addEventListener('keydown', hold);
    return () => document.removeEventListener('keydown', hold);
  }, [id, isHolding]);
}
