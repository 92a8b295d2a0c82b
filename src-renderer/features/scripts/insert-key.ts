const editorSelector = 'textarea,[contenteditable=true]';

/** Whether the cursor of a reply stands where inserting makes sense: nothing is selected and nothing follows it. */
function caretIsAtEnd(editor: HTMLElement): boolean {
  if (editor instanceof HTMLTextAreaElement) {
    return editor.selectionStart === editor.value.length && editor.selectionEnd === editor.value.length;
  }
  const selection = editor.ownerDocument.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode || !editor.contains(selection.anchorNode)) return false;
  const rest = editor.ownerDocument.createRange();
  rest.selectNodeContents(editor);
  rest.setStart(selection.anchorNode, selection.anchorOffset);
  return rest.toString().trim() === '';
}

/**
 * Whether Tab means "insert" here: pressed alone, in a reply's text inside `composer`, with the cursor at the end. Everywhere else,
 * and with Shift, Tab keeps moving the focus, so nobody is caught in the field.
 */
export function isInsertKey(event: KeyboardEvent, composer: Element | null): boolean {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (event.defaultPrevented || event.isComposing) return false;
  const editor = event.target instanceof HTMLElement ? event.target.closest(editorSelector) : null;
  return editor instanceof HTMLElement && composer?.contains(editor) === true && caretIsAtEnd(editor);
}

/** The nearest box around the suggestion that also holds a text to write in: its composer. */
export function composerAround(suggestion: Element | null): Element | null {
  let box = suggestion?.parentElement ?? null;
  while (box && !box.querySelector(editorSelector)) box = box.parentElement;
  return box;
}
