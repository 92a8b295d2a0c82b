import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { showConversation } from '../../platform/location.ts';
import { useListRows } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { refusalWords } from '../conversation-actions/index.ts';
import { customerName } from '../inbox/index.ts';
import type { BulkGroup } from './bulk-groups.ts';
import { hideBulkActions } from './bulk-store.ts';

const shownAtMost = 50;

/** Each conversation that was left as it was, with the reason and the way to it. */
export function RefusedRows({ group: { refused, action } }: { group: BulkGroup }) {
  const { t } = useTranslation(['bulk-actions', 'inbox']);
  const format = useFormat();
  const shown = refused.slice(0, shownAtMost);
  const rows = useListRows(shown.map(({ conversationId }) => conversationId));
  const rest = refused.length - shown.length;
  return (
    <ul className="mt-2 flex flex-col divide-y border-t">
      {shown.map(({ conversationId, refusal }) => {
        const row = rows?.get(conversationId);
        const name = customerName(row?.customer, t('inbox:unknownCustomer'));
        const subject = row?.conversation.subject || row?.conversation.lastMessage?.preview;
        return (
          <li key={conversationId} className="flex items-center gap-2 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                <b className="font-semibold">{name}</b>
                {subject && <span className="text-muted"> · {subject}</span>}
              </span>
              <span className="block text-sm text-muted">{refusalWords(refusal, action)}</span>
            </span>
            {row && (
              <Button
                size="sm"
                look="quiet"
                onPress={() => {
                  hideBulkActions();
                  showConversation(conversationId);
                }}
              >
                {t('open')}
              </Button>
            )}
          </li>
        );
      })}
      {rest > 0 && <li className="py-1.5 text-muted">{t('andMore', { count: rest, number: format.number(rest) })}</li>}
    </ul>
  );
}
