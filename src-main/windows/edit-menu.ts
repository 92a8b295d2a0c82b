import { type App, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Labels } from '../labels.ts';

/** Right click on text: spelling suggestions, cut, copy, paste. */
export function attachEditMenu(window: BrowserWindow, labels: Labels): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, dictionarySuggestions, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    const words = labels.get();
    const items: MenuItemConstructorOptions[] = dictionarySuggestions.map((suggestion) => ({
      label: suggestion,
      click: () => window.webContents.replaceMisspelling(suggestion),
    }));
    if (items.length > 0) items.push({ type: 'separator' });
    if (isEditable) items.push({ role: 'cut', label: words.cut, enabled: editFlags.canCut });
    items.push({ role: 'copy', label: words.copy, enabled: editFlags.canCopy });
    if (isEditable) items.push({ role: 'paste', label: words.paste, enabled: editFlags.canPaste });
    items.push({ role: 'selectAll', label: words.selectAll });
    Menu.buildFromTemplate(items).popup({ window });
  });
}

/** macOS needs a menu for copy and paste to work at all; elsewhere the desk has its own commands and the bar goes away. */
export function setApplicationMenu(app: App): void {
  if (process.platform === 'darwin') {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
    );
  } else if (app.isPackaged) {
    Menu.setApplicationMenu(null);
  }
}
