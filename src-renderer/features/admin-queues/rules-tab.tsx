import { useTranslation } from 'react-i18next';
import type { Queue } from '#shared/domain/queue.ts';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import { useBusinessHours } from '../../sync/index.ts';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { CountField, DurationField, OptionalPart } from '../admin-frame/index.ts';
import { OpenNow } from '../admin-hours/index.ts';
import { OverflowEditor } from './overflow-editor.tsx';
import type { Words } from './queue-form.ts';
import { SkillsNeeded } from './skills-needed.tsx';
import { WaitStory } from './wait-story.tsx';
import { WhoMayTake } from './who-may-take.tsx';

export interface RulesTabProps {
  queue: Queue;
  rules: QueueRules;
  set: (change: Partial<QueueRules>) => void;
  words: Words;
}

const roundTheClock = '-';

/** When the queue is open, who may take from it, and what becomes of a conversation the longer it waits. */
export function RulesTab({ queue, rules, set, words }: RulesTabProps) {
  const { t } = useTranslation('admin-queues');
  const hours = useBusinessHours() ?? [];
  const open = hours.find(({ id }) => id === rules.hoursId);
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <div className="flex flex-col gap-1.5">
          <Select
            label={t('rules.hours')}
            value={rules.hoursId ?? roundTheClock}
            onChange={(id) => set({ hoursId: id === roundTheClock ? null : id })}
            options={[
              { id: roundTheClock, label: t('rules.roundTheClock') },
              ...hours.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
          {open && <OpenNow hours={open} />}
        </div>
        <CountField
          label={t('rules.importance')}
          description={t('rules.importanceHint')}
          minValue={1}
          maxValue={9}
          value={rules.importance}
          onChange={(importance) => set({ importance })}
          whenEmpty={5}
          {...words('importance')}
        />
      </div>
      <OptionalPart
        label={t('rules.vipFirst')}
        description={t('rules.vipFirstHint')}
        isOn={rules.vipFirst}
        onChange={(vipFirst) => set({ vipFirst })}
      />
      <SkillsNeeded skills={rules.skills} onChange={(skills) => set({ skills })} words={words} />
      {rules.skills.length > 0 && (
        <OptionalPart
          label={t('rules.relaxSkills')}
          description={t('rules.relaxSkillsHint')}
          isOn={rules.relaxSkillsAfterSeconds !== null}
          onChange={(isOn) => set({ relaxSkillsAfterSeconds: isOn ? 120 : null })}
        >
          <DurationField
            label={t('rules.after')}
            seconds={rules.relaxSkillsAfterSeconds ?? 0}
            onChange={(relaxSkillsAfterSeconds) => set({ relaxSkillsAfterSeconds })}
            {...words('relaxSkillsAfterSeconds')}
          />
        </OptionalPart>
      )}
      <OptionalPart
        label={t('rules.language')}
        description={t('rules.languageHint')}
        isOn={rules.matchLanguage}
        onChange={(matchLanguage) => set({ matchLanguage })}
      >
        <OptionalPart
          label={t('rules.relaxLanguage')}
          isOn={rules.relaxLanguageAfterSeconds !== null}
          onChange={(isOn) => set({ relaxLanguageAfterSeconds: isOn ? 120 : null })}
        >
          <DurationField
            label={t('rules.after')}
            seconds={rules.relaxLanguageAfterSeconds ?? 0}
            onChange={(relaxLanguageAfterSeconds) => set({ relaxLanguageAfterSeconds })}
            {...words('relaxLanguageAfterSeconds')}
          />
        </OptionalPart>
      </OptionalPart>
      <OptionalPart
        label={t('rules.hold')}
        description={t('rules.holdHint')}
        isOn={rules.holdForAgentSeconds > 0}
        onChange={(isOn) => set({ holdForAgentSeconds: isOn ? 30 : 0 })}
      >
        <DurationField
          label={t('rules.atMost')}
          seconds={rules.holdForAgentSeconds}
          onChange={(holdForAgentSeconds) => set({ holdForAgentSeconds })}
          {...words('holdForAgentSeconds')}
        />
      </OptionalPart>
      <OverflowEditor
        queueId={queue.id}
        overflow={rules.overflow}
        onChange={(overflow) => set({ overflow })}
        words={words}
      />
      <Section title={t('rules.who')}>
        <WhoMayTake queueId={queue.id} rules={rules} />
      </Section>
      <Section title={t('rules.story')}>
        <WaitStory queue={queue} rules={rules} />
      </Section>
    </>
  );
}
