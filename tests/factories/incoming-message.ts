import type { IncomingMessage } from '../../src-server/channels/connector.ts';

/** What a visitor of the web chat has just written, with everything a test does not care about. */
export const anIncomingMessage = (fields: Partial<IncomingMessage> = {}): IncomingMessage => ({
  externalId: 'incoming-1',
  from: { kind: 'visitor', value: 'visitor-1', label: 'Visitor 1', name: 'Maja Novak' },
  threadKey: 'visitor-1',
  references: [],
  text: 'Where is my parcel?',
  html: null,
  quotedText: null,
  subject: null,
  recipients: null,
  files: [],
  automatic: false,
  sentAt: Date.now(),
  ...fields,
});
