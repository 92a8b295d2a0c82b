import { useTranslation } from 'react-i18next';
import { type Queue, routingMethods } from '#shared/domain/queue.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CountField, DurationField } from '../admin-frame/index.ts';
import type { Words } from './queue-form.ts';

export interface QueueBasicsProps {
  queue: Queue;
  set: (change: Partial<Queue>) => void;
  words: Words;
}

/** The queue itself: its name, who is asked next, what is aimed at. */
export function QueueBasics({ queue, set, words }: QueueBasicsProps) {
  const { t } = useTranslation('admin-queues');
  const length = (field: 'offerSeconds' | 'serviceLevelSeconds' | 'replyTargetSeconds') => ({
    label: t(`field.${field}`),
    description: t(`hint.${field}`),
    seconds: queue[field],
    onChange: (seconds: number) => set({ [field]: seconds }),
    ...words(field),
  });
  return (
    <>
      <TextField
        label={t('field.name')}
        value={queue.name}
        onChange={(name) => set({ name })}
        autoFocus
        {...words('name')}
      />
      <TextField
        label={t('field.description')}
        value={queue.description}
        onChange={(description) => set({ description })}
        {...words('description')}
      />
      <Select
        label={t('field.routing')}
        description={t(`routingHint.${queue.routing}`)}
        value={queue.routing}
        onChange={(routing) => set({ routing })}
        options={routingMethods.map((id) => ({ id, label: t(`routing.${id}`) }))}
      />
      <DurationField {...length('offerSeconds')} units={['second', 'minute']} />
      <div className="grid grid-cols-[2fr_3fr] gap-3">
        <CountField
          label={t('field.serviceLevelPercent')}
          description={t('hint.serviceLevelPercent')}
          value={queue.serviceLevelPercent}
          onChange={(serviceLevelPercent) => set({ serviceLevelPercent })}
          {...words('serviceLevelPercent')}
        />
        <DurationField {...length('serviceLevelSeconds')} units={['second', 'minute', 'hour']} />
      </div>
      <DurationField {...length('replyTargetSeconds')} units={['second', 'minute', 'hour', 'day']} />
    </>
  );
}
