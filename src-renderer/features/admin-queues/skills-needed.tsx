import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NeededSkill } from '#shared/domain/queue-rules.ts';
import { useTags, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import type { Words } from './queue-form.ts';

const levels = ['1', '2', '3', '4', '5'] as const;
const always = '-';

export interface SkillsNeededProps {
  skills: readonly NeededSkill[];
  onChange: (skills: NeededSkill[]) => void;
  words: Words;
}

/** What a conversation asks of an agent: each a skill somebody has, its level, and whether only conversations with a tag ask for it. */
export function SkillsNeeded({ skills, onChange, words }: SkillsNeededProps) {
  const { t } = useTranslation('admin-queues');
  const users = useUsers() ?? [];
  const tags = useTags() ?? [];
  const names = [
    ...new Set([...users.flatMap((user) => user.skills.map(({ name }) => name)), ...skills.map((s) => s.name)]),
  ].sort();
  const change = (at: number, patch: Partial<NeededSkill>) =>
    onChange(skills.map((skill, index) => (index === at ? { ...skill, ...patch } : skill)));
  const unused = names.find((name) => !skills.some((skill) => skill.name === name)) ?? names[0];
  return (
    <Section title={t('rules.skills')} className="flex flex-col gap-2">
      {names.length === 0 && <p className="text-muted">{t('rules.noSkills')}</p>}
      <ul className="flex flex-col gap-2">
        {skills.map((skill, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may ask for the same skill while they are being written
          <li key={at} className="flex items-start gap-2">
            <Select
              label={t('rules.skill', { number: at + 1 })}
              hideLabel
              className="flex-1"
              value={skill.name}
              onChange={(name) => change(at, { name })}
              options={names.map((name) => ({ id: name, label: name }))}
              {...words(`skills.${at}.name`)}
            />
            <Select
              label={t('rules.level', { skill: skill.name })}
              hideLabel
              className="w-34"
              value={levels[skill.level - 1] ?? '3'}
              onChange={(level) => change(at, { level: Number(level) })}
              options={levels.map((id) => ({ id, label: t('rules.atLeast', { level: id }) }))}
            />
            <Select
              label={t('rules.when', { skill: skill.name })}
              hideLabel
              className="w-52"
              value={skill.tagId ?? always}
              onChange={(id) => change(at, { tagId: id === always ? null : id })}
              options={[
                { id: always, label: t('rules.always') },
                ...tags.map(({ id, name }) => ({ id, label: t('rules.withTag', { tag: name }) })),
              ]}
            />
            <IconButton
              icon={Trash2}
              label={t('rules.removeSkill', { skill: skill.name })}
              onPress={() => onChange(skills.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={Plus}
        className="self-start"
        isDisabled={unused === undefined || skills.length >= 10}
        onPress={() => unused !== undefined && onChange([...skills, { name: unused, level: 3, tagId: null }])}
      >
        {t('rules.addSkill')}
      </Button>
    </Section>
  );
}
