import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/select.tsx';
import { abandonRules, keepView, useFloorView } from './floor-view.ts';

/** How people who gave up count in the service level; remembered, and named beside every service level. */
export function RuleSwitch() {
  const { t } = useTranslation('floor');
  const rule = useFloorView((view) => view.rule);
  return (
    <Select
      label={t('rule.label')}
      hideLabel
      value={rule}
      onChange={(next) => keepView({ rule: next })}
      options={abandonRules.map((id) => ({ id, label: t(`rule.${id}.name`), description: t(`rule.${id}.hint`) }))}
      className="w-48 min-[1400px]:w-52"
    />
  );
}
