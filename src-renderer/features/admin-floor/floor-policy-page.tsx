import { useTranslation } from 'react-i18next';
import { type FloorPolicy, floorPolicySchema } from '#shared/domain/floor-policy.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFloorPolicy } from '../../sync/index.ts';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import {
  CountField,
  DurationField,
  OptionalPart,
  problemsOf,
  SettingsPage,
  saveContent,
  useChecked,
  useFollowed,
} from '../admin-frame/index.ts';
import { CapacityFields } from './capacity-fields.tsx';

/** When somebody counts as gone, and how much one person holds: one set of rules for the whole floor. */
export function FloorPolicyPage() {
  const policy = useFloorPolicy();
  return policy === undefined ? <SkeletonRows rows={8} /> : <FloorPolicyForm policy={policy} />;
}

function FloorPolicyForm({ policy }: { policy: FloorPolicy }) {
  const { t } = useTranslation('admin-floor');
  const format = useFormat();
  const { value, set, isDirty, forget } = useFollowed(policy);
  const { words, ifGood } = useChecked(problemsOf(floorPolicySchema, value));
  return (
    <SettingsPage
      title={t('policy.title')}
      help={t('policy.help')}
      isDirty={isDirty}
      onForget={forget}
      onSave={() => ifGood(() => saveContent('floorPolicy.save', { row: value }, t('policy.title')))}
    >
      <Section title={t('policy.away')} className="flex flex-col gap-4">
        <OptionalPart
          label={t('policy.idle')}
          description={t('policy.idleHint')}
          isOn={value.awayAfterIdleSeconds !== null}
          onChange={(isOn) => set({ awayAfterIdleSeconds: isOn ? 600 : null })}
        >
          <DurationField
            label={t('policy.idleAfter')}
            seconds={value.awayAfterIdleSeconds ?? 0}
            onChange={(awayAfterIdleSeconds) => set({ awayAfterIdleSeconds })}
            units={['second', 'minute', 'hour']}
            {...words('awayAfterIdleSeconds')}
          />
          <DurationField
            label={t('policy.announce')}
            description={t('policy.announceHint', { span: format.length(value.announceSeconds) })}
            seconds={value.announceSeconds}
            onChange={(announceSeconds) => set({ announceSeconds })}
            units={['second', 'minute']}
            {...words('announceSeconds')}
          />
        </OptionalPart>
        <OptionalPart
          label={t('policy.lock')}
          description={t('policy.lockHint')}
          isOn={value.awayAfterLockSeconds !== null}
          onChange={(isOn) => set({ awayAfterLockSeconds: isOn ? 20 : null })}
        >
          <DurationField
            label={t('policy.lockAfter')}
            seconds={value.awayAfterLockSeconds ?? 0}
            onChange={(awayAfterLockSeconds) => set({ awayAfterLockSeconds })}
            units={['second', 'minute']}
            {...words('awayAfterLockSeconds')}
          />
        </OptionalPart>
        <OptionalPart
          label={t('policy.missed')}
          description={t('policy.missedHint')}
          isOn={value.awayAfterMissedOffers !== null}
          onChange={(isOn) => set({ awayAfterMissedOffers: isOn ? 1 : null })}
        >
          <CountField
            label={t('policy.missedCount')}
            minValue={1}
            maxValue={10}
            value={value.awayAfterMissedOffers ?? 1}
            onChange={(awayAfterMissedOffers) => set({ awayAfterMissedOffers })}
            whenEmpty={1}
            {...words('awayAfterMissedOffers')}
          />
        </OptionalPart>
      </Section>
      <Section title={t('policy.lost')}>
        <DurationField
          label={t('policy.grace')}
          description={t('policy.graceHint')}
          seconds={value.disconnectGraceSeconds}
          onChange={(disconnectGraceSeconds) => set({ disconnectGraceSeconds })}
          units={['second', 'minute']}
          {...words('disconnectGraceSeconds')}
        />
      </Section>
      <CapacityFields value={value} set={set} />
      <Section title={t('policy.sticky')}>
        <CountField
          label={t('policy.stickyDays')}
          description={t(value.stickyDays === 0 ? 'policy.stickyNever' : 'policy.stickyHint')}
          minValue={0}
          maxValue={365}
          value={value.stickyDays}
          onChange={(stickyDays) => set({ stickyDays })}
          {...words('stickyDays')}
        />
      </Section>
    </SettingsPage>
  );
}
