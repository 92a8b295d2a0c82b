import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import { useQueues } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { DurationField } from '../admin-frame/index.ts';
import type { Words } from './queue-form.ts';

type Overflow = QueueRules['overflow'];

export interface OverflowEditorProps {
  queueId: string;
  overflow: Overflow;
  onChange: (overflow: Overflow) => void;
  words: Words;
}

/** Whose agents may help out, and after how long a wait. */
export function OverflowEditor({ queueId, overflow, onChange, words }: OverflowEditorProps) {
  const { t } = useTranslation('admin-queues');
  const others = (useQueues() ?? []).filter(({ id }) => id !== queueId);
  const unused = others.find(({ id }) => !overflow.some((step) => step.queueId === id));
  const change = (at: number, patch: Partial<Overflow[number]>) =>
    onChange(overflow.map((step, index) => (index === at ? { ...step, ...patch } : step)));
  return (
    <Section title={t('rules.overflow')} className="flex flex-col gap-2">
      <p className="text-sm text-faint">{t('rules.overflowHint')}</p>
      <ul className="flex flex-col gap-2">
        {overflow.map((step, at) => {
          const name = others.find(({ id }) => id === step.queueId)?.name ?? '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may name the same queue while they are being written
            <li key={at} className="flex items-start gap-2">
              <Select
                label={t('rules.overflowTo', { number: at + 1 })}
                className="flex-1"
                value={step.queueId}
                onChange={(id) => change(at, { queueId: id })}
                options={others.map((queue) => ({ id: queue.id, label: queue.name }))}
                {...words(`overflow.${at}.queueId`)}
              />
              <DurationField
                label={t('rules.after')}
                className="flex-1"
                seconds={step.afterSeconds}
                onChange={(afterSeconds) => change(at, { afterSeconds })}
                {...words(`overflow.${at}.afterSeconds`)}
              />
              <IconButton
                icon={Trash2}
                className="mt-5.5"
                label={t('rules.removeOverflow', { queue: name })}
                onPress={() => onChange(overflow.toSpliced(at, 1))}
              />
            </li>
          );
        })}
      </ul>
      <Button
        icon={Plus}
        className="self-start"
        isDisabled={unused === undefined || overflow.length >= 10}
        onPress={() =>
          unused &&
          onChange([...overflow, { queueId: unused.id, afterSeconds: (overflow.at(-1)?.afterSeconds ?? 0) + 120 }])
        }
      >
        {t('rules.addOverflow')}
      </Button>
    </Section>
  );
}
