import { openTelegramRig } from '../../../tests/real/telegram-rig.ts';
import { describeConnector } from '../connector-suite.ts';
import { telegramConnector } from './index.ts';

for (const mode of ['polling', 'webhook'] as const)
  describeConnector(`Telegram by ${mode}`, {
    factory: telegramConnector,
    failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
    providerIds: true,
    reference: false,
    receipts: 'none',
    webhook: mode === 'webhook',
    open: () => openTelegramRig(mode),
  });
