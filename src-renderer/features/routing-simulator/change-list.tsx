import { RotateCcw, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultFloorPolicy } from '#shared/domain/floor-policy.ts';
import type { Queue } from '#shared/domain/queue.ts';
import { useFloorPolicy, useQueueRules, useQueues } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Section } from '../../ui/section.tsx';
import { CapacityFields } from '../admin-floor/index.ts';
import { CountField, OptionalPart } from '../admin-frame/index.ts';
import { queueFormOf } from '../admin-queues/index.ts';
import { QueueChangeDialog } from './queue-change-dialog.tsx';
import type { WhatIf } from './what-if.ts';

export interface ChangeListProps {
  whatIf: WhatIf;
  onChange: (whatIf: WhatIf) => void;
}

/** What is tried: other rules for a queue, more people in it, another way of adding up conversations. */
export function ChangeList({ whatIf, onChange }: ChangeListProps) {
  const { t } = useTranslation('routing-simulator');
  const queues = useQueues() ?? [];
  const rules = useQueueRules();
  const policy = useFloorPolicy() ?? defaultFloorPolicy;
  const [opened, setOpened] = useState<Queue | null>(null);
  const putBack = (id: string) => {
    const { [id]: _, ...others } = whatIf.queues;
    onChange({ ...whatIf, queues: others });
  };
  return (
    <Section title={t('whatIf')} className="flex flex-col gap-3">
      <ul className="flex flex-col gap-2">
        {queues.map((queue) => (
          <li key={queue.id} className="flex flex-col gap-2 rounded-xl border px-3 py-2">
            <div className="flex items-center gap-2">
              <span className="flex min-w-0 flex-1 items-center gap-2 font-medium">
                <span className="truncate">{queue.name}</span>
                {whatIf.queues[queue.id] && <Pill tone="accent">{t('changed')}</Pill>}
              </span>
              {whatIf.queues[queue.id] && (
                <IconButton
                  icon={RotateCcw}
                  size="sm"
                  label={t('putBack', { queue: queue.name })}
                  onPress={() => putBack(queue.id)}
                />
              )}
              <Button
                size="sm"
                icon={SlidersHorizontal}
                isDisabled={rules === undefined}
                onPress={() => setOpened(queue)}
              >
                {t('changeRules')}
              </Button>
            </div>
            <div className="flex items-center justify-between gap-2">
              <span aria-hidden className="text-muted">
                {t('people')}
              </span>
              <CountField
                label={t('moreAgents', { queue: queue.name })}
                hideLabel
                className="w-26"
                minValue={0}
                maxValue={50}
                formatOptions={{ signDisplay: 'exceptZero' }}
                value={whatIf.moreAgents[queue.id] ?? 0}
                onChange={(count) => onChange({ ...whatIf, moreAgents: { ...whatIf.moreAgents, [queue.id]: count } })}
              />
            </div>
          </li>
        ))}
      </ul>
      <OptionalPart
        label={t('otherCapacity')}
        isOn={whatIf.policy !== null}
        onChange={(isOn) => onChange({ ...whatIf, policy: isOn ? policy : null })}
      >
        {whatIf.policy && (
          <CapacityFields
            value={whatIf.policy}
            set={(change) => onChange({ ...whatIf, policy: { ...(whatIf.policy ?? policy), ...change } })}
          />
        )}
      </OptionalPart>
      {opened && (
        <QueueChangeDialog
          form={whatIf.queues[opened.id] ?? queueFormOf(opened, rules?.get(opened.id))}
          onClose={() => setOpened(null)}
          onUse={(form) => {
            onChange({ ...whatIf, queues: { ...whatIf.queues, [opened.id]: form } });
            setOpened(null);
          }}
        />
      )}
    </Section>
  );
}
