import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { customerHolds, setCustomerHold, useStaleSetting } from '../composer/index.ts';
import { SettingsPart } from './settings-part.tsx';

/** When a reply waits for its author because the thread has moved on. */
export function ReplySettings() {
  const { t } = useTranslation('settings');
  const { customerHold } = useStaleSetting();
  return (
    <SettingsPart title={t('replies.title')} help={t('replies.help')}>
      <SegmentedControl
        label={t('replies.title')}
        value={customerHold}
        onChange={setCustomerHold}
        options={customerHolds.map((id) => ({ id, label: t(`replies.holds.${id}`) }))}
      />
    </SettingsPart>
  );
}
