import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { Compensation } from '#shared/domain/queue-rules.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { type ConversationListItem, useConversations } from '../../sync/index.ts';
import { Section } from '../../ui/section.tsx';

/** As many open conversations as a desk holds of a queue that is worth counting by hand. */
const range = { start: 0, end: 500 };

/** Whom the rule reaches, in a sentence: which customers, who would get it right now, and the most a day can cost. */
export function CompensationReach({ queue, rule }: { queue: Queue; rule: Compensation }) {
  const { t } = useTranslation(['admin-queues', 'ui']);
  const format = useFormat();
  const now = useNow(5_000);
  const list = useConversations({ view: 'all', states: ['open'] }, range);
  const reached = rule.channels.length > 0 ? rule.channels : channelIds.filter((id) => channels[id].capabilities.live);
  const waiting = (list?.ids.slice(range.start, range.end) ?? [])
    .map((id) => list?.item(id))
    .filter((item): item is ConversationListItem => item !== undefined)
    .filter(({ conversation: { queueId, channel, waitingSince, firstReplyAt, assigneeId } }) => {
      if (queueId !== queue.id || waitingSince === null || !reached.includes(channel)) return false;
      return (firstReplyAt === null || assigneeId === null) && now - waitingSince >= rule.afterSeconds * 1_000;
    }).length;
  return (
    <Section title={t('voucher.reach')}>
      <div role="status" className="flex flex-col gap-1 rounded-xl border bg-sunken px-4 py-2.5">
        <p>
          {t('voucher.reachWho', {
            queue: queue.name,
            channels: format.list(reached.map((id) => t(`ui:channel.${id}`))),
            span: format.length(rule.afterSeconds),
          })}
        </p>
        <p>{t('voucher.reachNow', { customers: waiting })}</p>
        <p>{t('voucher.reachCost', { money: format.money(rule.amountMinor * rule.perDay, rule.currency, true) })}</p>
        <p className="text-muted">{t('voucher.since', { time: format.dateTime(rule.enabledAt) })}</p>
      </div>
    </Section>
  );
}
