export { queueSend, unqueueSend } from './queue-send.ts';
export { createReceipts, type Receipts } from './receipts.ts';
export { createSender, type RunningConnectors, type Sender } from './sender.ts';
