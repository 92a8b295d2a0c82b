import { useTranslation } from 'react-i18next';
import { fitsQueue } from '#shared/domain/disposition.ts';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDispositions } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { DurationField, OptionalPart, openSection } from '../admin-frame/index.ts';
import type { Words } from './queue-form.ts';

export interface AfterTabProps {
  queueId: string;
  rules: QueueRules;
  set: (change: Partial<QueueRules>) => void;
  words: Words;
}

/** The work after a conversation: time for it, and whether it ends with an outcome. */
export function AfterTab({ queueId, rules, set, words }: AfterTabProps) {
  const { t } = useTranslation('admin-queues');
  const format = useFormat();
  const fitting = (useDispositions() ?? []).filter((disposition) => fitsQueue(disposition, queueId));
  return (
    <>
      <OptionalPart
        label={t('after.wrapUp')}
        description={t('after.wrapUpHint')}
        isOn={rules.wrapUpSeconds > 0}
        onChange={(isOn) => set({ wrapUpSeconds: isOn ? 60 : 0 })}
      >
        <DurationField
          label={t('after.atMost')}
          seconds={rules.wrapUpSeconds}
          onChange={(wrapUpSeconds) => set({ wrapUpSeconds })}
          units={['second', 'minute']}
          {...words('wrapUpSeconds')}
        />
      </OptionalPart>
      <OptionalPart
        label={t('after.outcome')}
        description={t('after.outcomeHint')}
        isOn={rules.dispositionRequired}
        onChange={(dispositionRequired) => set({ dispositionRequired })}
      />
      {rules.dispositionRequired && fitting.length === 0 && (
        <p role="alert" className="rounded-lg bg-warn-soft px-3 py-2">
          {t('after.noOutcomes')}
        </p>
      )}
      {fitting.length > 0 && (
        <p className="text-muted">{t('after.choices', { names: format.list(fitting.map(({ name }) => name)) })}</p>
      )}
      <Button className="self-start" onPress={() => openSection('outcomes')}>
        {t('after.openOutcomes')}
      </Button>
    </>
  );
}
