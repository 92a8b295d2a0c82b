import { openGraphRig } from '../../../tests/real/graph-rig.ts';
import { whatsappMessage, whatsappStatus } from '../../../tests/real/meta-bodies.ts';
import { describeConnector } from '../connector-suite.ts';
import { whatsappConnector } from './index.ts';

const phoneNumberId = '106540352242922';
const waId = '38640555019';

describeConnector('WhatsApp', {
  factory: whatsappConnector,
  failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
  providerIds: true,
  reference: true,
  receipts: { by: 'id', statuses: ['sent', 'delivered', 'read', 'failed'] },
  webhook: true,
  open: () =>
    openGraphRig({
      path: 'whatsapp/a',
      settings: { phoneNumberId, number: '+38640555000' },
      nodes: { [phoneNumberId]: { display_phone_number: '+386 40 555 000', verified_name: 'The Shop' } },
      customer: { kind: 'phone', value: `+${waId}`, label: '+386 40 555 019', name: 'Ana Novak' },
      threadKey: `+${waId}`,
      bodyOf(peer, { key, text, file }) {
        if (file) peer.putMedia(`media-${key}`, file.bytes, file.mimeType);
        const document = { id: `media-${key}`, mime_type: file?.mimeType, filename: file?.name, caption: text };
        const content = file ? { type: 'document', document } : { type: 'text', text: { body: text } };
        return whatsappMessage({ phoneNumberId, waId, id: `wamid.${key}`, content });
      },
      receiptBody: (externalId, status) =>
        whatsappStatus(
          phoneNumberId,
          externalId,
          status,
          status === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {},
        ),
      refusal: { kind: 'error', status: 400, error: { message: '(#131026) Message undeliverable', code: 131026 } },
    }),
});
