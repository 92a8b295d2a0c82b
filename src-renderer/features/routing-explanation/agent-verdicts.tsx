import { useTranslation } from 'react-i18next';
import { type Explanation, type Verdict, verdicts } from '#shared/domain/routing-explanation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Pill, type Tone } from '../../ui/pill.tsx';
import { Section } from '../../ui/section.tsx';

const tones: Partial<Record<Verdict, Tone>> = { fits: 'good', full: 'warn', ringing: 'warn', passed: 'warn' };
/** Nearest to taking it first. */
const nearness = (verdict: Verdict) => -verdicts.indexOf(verdict);

export interface AgentVerdictsProps {
  agents: Explanation['agents'];
  nameOf: (userId: string) => string;
}

/** What speaks for or against each colleague right now. */
export function AgentVerdicts({ agents, nameOf }: AgentVerdictsProps) {
  const { t } = useTranslation('routing-explanation');
  const format = useFormat();
  const sorted = agents
    .map((agent) => ({ ...agent, name: nameOf(agent.userId) }))
    .toSorted((a, b) => nearness(a.verdict) - nearness(b.verdict) || format.compare(a.name, b.name));
  return (
    <Section title={t('agents')}>
      {sorted.length === 0 ? (
        <p className="text-muted">{t('nobody')}</p>
      ) : (
        <ul className="flex max-h-64 flex-col overflow-auto">
          {sorted.map(({ userId, name, verdict, held }) => (
            <li key={userId} className="flex items-center gap-2 border-b py-1.5 last:border-b-0">
              <Avatar name={name} colorKey={userId} size="sm" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-sm text-muted">{t('held', { held })}</span>
              </span>
              <Pill tone={tones[verdict] ?? 'neutral'} className="shrink-0">
                {t(`verdict.${verdict}`)}
              </Pill>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
