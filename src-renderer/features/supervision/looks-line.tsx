import { Crosshair, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useCustomer, useScripts } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { LiveWork } from './use-live-work.ts';

export interface LooksLineProps {
  name: string;
  work: LiveWork;
  customerId: string;
}

/** What the agent has under their eyes, and where they stand in their script. */
export function LooksLine({ name, work, customerId }: LooksLineProps) {
  const { t, i18n } = useTranslation('supervision');
  const card = useCustomer(customerId);
  const { looksAt } = work;
  const order = card?.orders.find(({ id }) => id === looksAt.id);
  const script = useScripts()?.find(({ id }) => id === work.script?.scriptId);
  const at = script?.steps.findIndex(({ id }) => id === work.script?.stepId) ?? -1;
  const step = script?.steps[at];
  const where =
    looksAt.pane === 'order' && order
      ? t('looksAt.orderNumber', { number: order.number })
      : t(`looksAt.${looksAt.pane}`);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 pb-1.5 text-sm text-muted">
      <span className="flex min-w-0 items-center gap-1.5">
        <Icon of={Crosshair} size="sm" />
        <span className="truncate">{t('looks', { name, where })}</span>
      </span>
      {script && (
        <span className="flex min-w-0 items-center gap-1.5">
          <Icon of={ListChecks} size="sm" />
          <span className="truncate">
            {step
              ? t('scriptStep', {
                  script: script.name,
                  step: at + 1,
                  steps: script.steps.length,
                  title: pickText(step.title, pickLanguage(i18n.resolvedLanguage)),
                })
              : t('scriptDone', { script: script.name })}
          </span>
        </span>
      )}
    </p>
  );
}
