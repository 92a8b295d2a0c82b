import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, pickText } from '#shared/domain/language.ts';
import {
  defaultSupervisionPolicy,
  type SupervisionPolicy,
  supervisionPolicySchema,
} from '#shared/domain/supervision.ts';
import { useSupervisionPolicy } from '../../sync/index.ts';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import {
  OptionalPart,
  type Problems,
  problemsOf,
  SettingsPage,
  saveContent,
  TextLanguage,
  useChecked,
  useFollowed,
} from '../admin-frame/index.ts';
import { NoticeField } from './notice-field.tsx';
import { WhoIsTold } from './who-is-told.tsx';

const noticed = ['monitor', 'join', 'takeOver'] as const;

/** What an agent and a customer learn when somebody watches, joins or takes over. */
export function SupervisionPolicyPage() {
  const policy = useSupervisionPolicy();
  return policy === undefined ? <SkeletonRows rows={8} /> : <SupervisionPolicyForm policy={policy} />;
}

function SupervisionPolicyForm({ policy }: { policy: SupervisionPolicy }) {
  const { t } = useTranslation('admin-floor');
  const { value, set, isDirty, forget } = useFollowed(policy);
  const [language, setLanguage] = useState<Language>('en');
  const { words, ifGood } = useChecked(problemsIn(value));
  const texts = noticed.flatMap((mode) => value.notices[mode] ?? []);
  return (
    <SettingsPage
      title={t('supervision.title')}
      help={t('supervision.help')}
      isDirty={isDirty}
      onForget={forget}
      onSave={() => ifGood(() => saveContent('supervisionPolicy.save', { row: value }, t('supervision.title')))}
      aside={<WhoIsTold policy={value} />}
    >
      <Section title={t('supervision.agent')} className="flex flex-col gap-4">
        <OptionalPart
          label={t('supervision.tellAgent')}
          description={t('supervision.tellAgentHint')}
          isOn={value.tellAgent}
          onChange={(tellAgent) => set({ tellAgent })}
        />
        <OptionalPart
          label={t('supervision.showTyping')}
          description={t('supervision.showTypingHint')}
          isOn={value.showTyping}
          onChange={(showTyping) => set({ showTyping })}
        />
      </Section>
      <Section title={t('supervision.customer')} className="flex flex-col gap-4">
        {texts.length > 0 && <TextLanguage value={language} onChange={setLanguage} texts={texts} />}
        {noticed.map((mode) => (
          <NoticeField
            key={mode}
            label={t(`supervision.notice.${mode}`)}
            description={t(`supervision.noticeHint.${mode}`)}
            language={language}
            value={value.notices[mode]}
            suggestion={defaultSupervisionPolicy.notices[mode] ?? {}}
            onChange={(next) => set({ notices: { ...value.notices, [mode]: next } })}
            {...words(`notices.${mode}`)}
          />
        ))}
        <OptionalPart
          label={t('supervision.liveOnly')}
          description={t('supervision.liveOnlyHint')}
          isOn={value.noticesOnLiveOnly}
          onChange={(noticesOnLiveOnly) => set({ noticesOnLiveOnly })}
        />
      </Section>
    </SettingsPage>
  );
}

/** A notice without words would be an empty message to a customer. */
function problemsIn(policy: SupervisionPolicy): Problems {
  const wordless = noticed.filter((mode) => {
    const text = policy.notices[mode];
    return text !== null && pickText(text, 'en').trim() === '';
  });
  return {
    ...problemsOf(supervisionPolicySchema, policy),
    ...Object.fromEntries(wordless.map((mode) => [`notices.${mode}`, 'required' as const])),
  };
}
