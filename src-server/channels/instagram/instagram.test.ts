import { openGraphRig } from '../../../tests/real/graph-rig.ts';
import { pageBody, pageEvent, pageMessage } from '../../../tests/real/meta-bodies.ts';
import { describeConnector } from '../connector-suite.ts';
import { instagramConnector } from './index.ts';

const accountId = '17841400000000001';
const userId = '6100200300400500';

describeConnector('Instagram', {
  factory: instagramConnector,
  failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
  providerIds: true,
  reference: false,
  receipts: { by: 'id', statuses: ['read'] },
  webhook: true,
  open: () =>
    openGraphRig({
      path: 'instagram/a',
      settings: { accountId },
      nodes: { [accountId]: { username: 'the.shop' }, [userId]: { name: 'Ana Novak', username: 'ana.n' } },
      customer: { kind: 'instagram', value: userId, label: '@ana.n', name: 'Ana Novak' },
      threadKey: userId,
      bodyOf: (peer, { key, text, file }) =>
        pageMessage('instagram', {
          accountId,
          userId,
          mid: `ig_${key}`,
          text,
          ...(file ? { file: { type: 'file', url: peer.putFile(file.name, file.bytes, file.mimeType) } } : {}),
        }),
      receiptBody: (mid) => pageBody('instagram', accountId, pageEvent(userId, accountId, { read: { mid } })),
      refusal: {
        kind: 'error',
        status: 400,
        error: { message: 'No matching user found', code: 100, error_subcode: 2018001 },
      },
    }),
});
