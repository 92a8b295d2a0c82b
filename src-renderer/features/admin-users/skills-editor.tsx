import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '#shared/domain/user.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Skills = User['skills'];
const levels = ['1', '2', '3', '4', '5'] as const;

/** What somebody is good at, each with a level; routing looks for it. */
export function SkillsEditor({ skills, onChange }: { skills: Skills; onChange: (skills: Skills) => void }) {
  const { t } = useTranslation('admin-users');
  const [name, setName] = useState('');
  const [level, setLevel] = useState<(typeof levels)[number]>('3');
  const clean = name.trim();
  const add = () => {
    if (clean === '') return;
    onChange([...skills.filter((skill) => skill.name !== clean), { name: clean, level: Number(level) }]);
    setName('');
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-end gap-2">
        <TextField
          label={t('field.skills')}
          className="flex-1"
          value={name}
          onChange={(text) => setName(text.slice(0, 60))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || clean === '') return;
            event.preventDefault();
            add();
          }}
        />
        <Select
          label={t('level')}
          className="w-32"
          value={level}
          onChange={setLevel}
          options={levels.map((id) => ({ id, label: t(`levels.${id}`) }))}
        />
        <Button icon={Plus} isDisabled={clean === ''} onPress={add}>
          {t('addSkill')}
        </Button>
      </div>
      {skills.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {skills.map((skill) => (
            <Chip key={skill.name} onRemove={() => onChange(skills.filter((other) => other.name !== skill.name))}>
              {`${skill.name} · ${skill.level}`}
            </Chip>
          ))}
        </div>
      )}
    </div>
  );
}
