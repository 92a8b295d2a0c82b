import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import { suggestedCompensationText } from '#shared/domain/compensation-text.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { Compensation, QueueRules } from '#shared/domain/queue-rules.ts';
import { now } from '../../platform/now.ts';
import { CountField, DurationField, OptionalPart, ToggleList } from '../admin-frame/index.ts';
import { CompensationReach } from './compensation-reach.tsx';
import { CompensationText } from './compensation-text.tsx';
import { MoneyField } from './money-field.tsx';
import type { Words } from './queue-form.ts';

export interface CompensationTabProps {
  queue: Queue;
  rules: QueueRules;
  set: (change: Partial<QueueRules>) => void;
  words: Words;
}

/** Eighteen seconds, five euros: small enough to give, and given before the customer has gone. */
const suggestion = (): Compensation => ({
  afterSeconds: 18,
  channels: [],
  text: suggestedCompensationText,
  amountMinor: 500,
  currency: 'EUR',
  validDays: 90,
  perDay: 50,
  perCustomerDays: 30,
  onlyInHours: true,
  enabledAt: now(),
});

/** The rule for customers nobody answers in time: a message with a voucher that works once. */
export function CompensationTab({ queue, rules, set, words }: CompensationTabProps) {
  const { t } = useTranslation(['admin-queues', 'ui']);
  const rule = rules.compensation;
  const change = (patch: Partial<Compensation>) => rule && set({ compensation: { ...rule, ...patch } });
  const count = (field: 'validDays' | 'perDay' | 'perCustomerDays') => ({
    label: t(`voucher.${field}`),
    description: t(`voucher.${field}Hint`),
    minValue: field === 'perCustomerDays' ? 0 : 1,
    value: rule?.[field] ?? 0,
    onChange: (next: number) => change({ [field]: next }),
    ...words(`compensation.${field}`),
  });
  return (
    <OptionalPart
      label={t('voucher.on')}
      description={t('voucher.onHint')}
      isOn={rule !== null}
      onChange={(isOn) => set({ compensation: isOn ? suggestion() : null })}
    >
      {rule && (
        <>
          <div className="grid grid-cols-2 items-start gap-3">
            <DurationField
              label={t('voucher.afterSeconds')}
              description={t('voucher.afterHint')}
              seconds={rule.afterSeconds}
              onChange={(afterSeconds) => change({ afterSeconds })}
              units={['second', 'minute', 'hour']}
              {...words('compensation.afterSeconds')}
            />
            <MoneyField
              label={t('voucher.amount')}
              minor={rule.amountMinor}
              currency={rule.currency}
              onChange={(amountMinor, currency) => change({ amountMinor, currency })}
              {...words('compensation.amountMinor')}
            />
          </div>
          <CompensationText rule={rule} onChange={(text) => change({ text })} {...words('compensation.text')} />
          <div className="grid grid-cols-3 items-start gap-3">
            <CountField {...count('validDays')} />
            <CountField {...count('perDay')} />
            <CountField {...count('perCustomerDays')} />
          </div>
          <ToggleList
            label={t('voucher.channels')}
            description={t('voucher.channelsHint')}
            value={rule.channels}
            onChange={(next) => change({ channels: next })}
            options={channelIds.map((id) => ({ id, label: t(`ui:channel.${id}`, channels[id].name) }))}
          />
          {rules.hoursId !== null && (
            <OptionalPart
              label={t('voucher.onlyInHours')}
              description={t('voucher.onlyInHoursHint')}
              isOn={rule.onlyInHours}
              onChange={(onlyInHours) => change({ onlyInHours })}
            />
          )}
          <CompensationReach queue={queue} rule={rule} />
        </>
      )}
    </OptionalPart>
  );
}
