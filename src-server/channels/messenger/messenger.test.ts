import { openGraphRig } from '../../../tests/real/graph-rig.ts';
import { pageBody, pageEvent, pageMessage } from '../../../tests/real/meta-bodies.ts';
import { describeConnector } from '../connector-suite.ts';
import { messengerConnector } from './index.ts';

const pageId = '104857600001';
const userId = '7100200300400500';

describeConnector('Messenger', {
  factory: messengerConnector,
  failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
  providerIds: true,
  reference: true,
  receipts: { by: 'watermark', statuses: ['delivered', 'read'] },
  webhook: true,
  open: () =>
    openGraphRig({
      path: 'messenger/a',
      settings: { pageId },
      nodes: { [pageId]: { name: 'The Shop' }, [userId]: { first_name: 'Ana', last_name: 'Novak' } },
      customer: { kind: 'messenger', value: userId, label: 'Ana Novak', name: 'Ana Novak' },
      threadKey: userId,
      bodyOf: (peer, { key, text, file }) =>
        pageMessage('page', {
          accountId: pageId,
          userId,
          mid: `m_${key}`,
          text,
          ...(file ? { file: { type: 'file', url: peer.putFile(file.name, file.bytes, file.mimeType) } } : {}),
        }),
      receiptBody: (externalId, status) =>
        pageBody(
          'page',
          pageId,
          pageEvent(userId, pageId, {
            [status === 'read' ? 'read' : 'delivery']: { mids: [externalId], watermark: Date.now() },
          }),
        ),
      refusal: {
        kind: 'error',
        status: 400,
        error: { message: '(#551) This person isn’t available right now.', code: 551, error_subcode: 1545041 },
      },
    }),
});
