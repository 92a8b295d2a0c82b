import { contextBridge, ipcRenderer } from 'electron';
import type { CardBridge } from '../offer-card/card-contract.ts';
import { cardActionWire, cardContentWire } from '../offer-card/card-wire.ts';

/** The offer card's page is given far less than the desk's: it is shown something and says one of three words. */
const card: CardBridge = {
  onContent: (listener) => {
    ipcRenderer.on(cardContentWire, (_event, content) => listener(content));
  },
  act: (action) => {
    void ipcRenderer.invoke(cardActionWire, action);
  },
};
contextBridge.exposeInMainWorld('card', card);
