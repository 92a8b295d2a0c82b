import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import { type Priority, priorities } from '#shared/domain/conversation.ts';
import { type Tier, tiers } from '#shared/domain/customer.ts';
import { addOpenTime } from '#shared/domain/open-time.ts';
import { pickPolicy, type SlaPolicy } from '#shared/domain/sla-policy.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useBusinessHours, useQueues } from '../../sync/index.ts';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';

const noQueue = '-';
const targets = ['firstReplySeconds', 'nextReplySeconds', 'resolutionSeconds'] as const;

/** "Which promise would this conversation get?": the rule itself, on a conversation made up here, with the times it would be due. */
export function PromiseTester({ policies }: { policies: readonly SlaPolicy[] }) {
  const { t } = useTranslation(['admin-rules', 'ui']);
  const queues = useQueues() ?? [];
  const [priority, setPriority] = useState<Priority>('normal');
  const [tier, setTier] = useState<Tier>('none');
  const [channel, setChannel] = useState<ChannelId>('web-chat');
  const [chosenQueue, setQueue] = useState<string | null>(null);
  const queueId = chosenQueue ?? queues[0]?.id ?? noQueue;
  const place = { priority, channel, queueId: queueId === noQueue ? null : queueId };
  return (
    <Section title={t('promises.tester')} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={t('promises.tier')}
          value={tier}
          onChange={setTier}
          options={tiers.map((id) => ({ id, label: t(`tier.${id}`) }))}
        />
        <Select
          label={t('promises.priority')}
          value={priority}
          onChange={setPriority}
          options={priorities.map((id) => ({ id, label: t(`priority.${id}`) }))}
        />
        <Select
          label={t('channel')}
          value={channel}
          onChange={setChannel}
          options={channelIds.map((id) => ({ id, label: t(`ui:channel.${id}`) }))}
        />
        <Select
          label={t('queue')}
          value={queueId}
          onChange={setQueue}
          options={[{ id: noQueue, label: t('noQueue') }, ...queues.map(({ id, name }) => ({ id, label: name }))]}
        />
      </div>
      <Verdict policies={policies} place={place} tier={tier} />
    </Section>
  );
}

interface VerdictProps {
  policies: readonly SlaPolicy[];
  place: Parameters<typeof pickPolicy>[1];
  tier: Tier;
}

function Verdict({ policies, place, tier }: VerdictProps) {
  const { t } = useTranslation('admin-rules');
  const format = useFormat();
  const now = useNow(10_000);
  const hours = useBusinessHours() ?? [];
  const queues = useQueues() ?? [];
  const policy = pickPolicy(policies, place, tier);
  if (policy === null) {
    const queue = queues.find(({ id }) => id === place.queueId);
    return (
      <p role="status" className="rounded-xl border bg-sunken px-4 py-2.5">
        {queue ? t('promises.noneFits', { span: format.length(queue.replyTargetSeconds) }) : t('promises.noneAtAll')}
      </p>
    );
  }
  const open = hours.find(({ id }) => id === policy.hoursId) ?? null;
  return (
    <div role="status" className="flex flex-col gap-1.5 rounded-xl border bg-sunken px-4 py-2.5">
      <p className="font-strong">{policy.name}</p>
      <p className="text-sm text-muted">{t('promises.ifNow')}</p>
      <dl className="flex flex-col gap-1">
        {targets.map((field) => {
          const seconds = policy[field];
          const dueAt = seconds === null ? null : addOpenTime(open, now, seconds * 1_000);
          return (
            <div key={field} className="flex items-baseline justify-between gap-3">
              <dt>{t(`promises.${field}`)}</dt>
              <dd className="text-right font-medium">
                {seconds === null
                  ? t('promises.none')
                  : dueAt === null
                    ? t('promises.neverDue')
                    : `${format.length(seconds)} · ${format.moment(dueAt, now)}`}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
