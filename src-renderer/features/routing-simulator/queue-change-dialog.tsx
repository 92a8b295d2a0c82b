import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routingMethods } from '#shared/domain/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { useChecked } from '../admin-frame/index.ts';
import { problemsInForm, type QueueForm, RulesTab } from '../admin-queues/index.ts';

export interface QueueChangeDialogProps {
  form: QueueForm;
  onUse: (form: QueueForm) => void;
  onClose: () => void;
}

/** The same form as the queue's own, on a copy that is only tried. */
export function QueueChangeDialog({ form, onUse, onClose }: QueueChangeDialogProps) {
  const { t } = useTranslation(['routing-simulator', 'admin-queues']);
  const [value, setValue] = useState(form);
  const { words, ifGood } = useChecked(problemsInForm(value));
  return (
    <Dialog
      title={t('changeOf', { queue: form.queue.name })}
      isOpen
      onClose={onClose}
      as="drawer"
      size="lg"
      footer={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button
            look="primary"
            onPress={() =>
              void ifGood(async () => {
                onUse(value);
                return true;
              })
            }
          >
            {t('use')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="rounded-lg bg-accent-soft px-3 py-2">{t('onlyTried')}</p>
        <Select
          label={t('admin-queues:field.routing')}
          value={value.queue.routing}
          onChange={(routing) => setValue({ ...value, queue: { ...value.queue, routing } })}
          options={routingMethods.map((id) => ({ id, label: t(`admin-queues:routing.${id}`) }))}
        />
        <RulesTab
          queue={value.queue}
          rules={value.rules}
          set={(change) => setValue((before) => ({ ...before, rules: { ...before.rules, ...change } }))}
          words={words}
        />
      </div>
    </Dialog>
  );
}
