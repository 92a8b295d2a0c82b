import type { QueueRules } from '#shared/domain/queue-rules.ts';

export interface WaitStep {
  afterSeconds: number;
  name: 'held' | 'team' | 'teamSkills' | 'language' | 'anyLevel' | 'anySkill' | 'anyLanguage' | 'overflow' | 'voucher';
  /** `overflow` only: whose agents are asked too. */
  queueId?: string;
}

/** What happens at which point of a wait, earliest first; the same rules that routing follows, in the order a customer lives them. */
export function waitSteps(rules: QueueRules): WaitStep[] {
  const { skills, relaxSkillsAfterSeconds, relaxLanguageAfterSeconds, holdForAgentSeconds } = rules;
  const asksSkills = skills.length > 0 && relaxSkillsAfterSeconds !== 0;
  const steps: WaitStep[] = [];
  if (holdForAgentSeconds > 0) steps.push({ afterSeconds: 0, name: 'held' });
  steps.push({ afterSeconds: holdForAgentSeconds, name: asksSkills ? 'teamSkills' : 'team' });
  if (rules.matchLanguage && relaxLanguageAfterSeconds !== 0) {
    steps.push({ afterSeconds: holdForAgentSeconds, name: 'language' });
    if (relaxLanguageAfterSeconds !== null)
      steps.push({ afterSeconds: relaxLanguageAfterSeconds, name: 'anyLanguage' });
  }
  if (asksSkills && relaxSkillsAfterSeconds !== null) {
    steps.push({ afterSeconds: relaxSkillsAfterSeconds, name: 'anyLevel' });
    steps.push({ afterSeconds: relaxSkillsAfterSeconds * 2, name: 'anySkill' });
  }
  for (const { queueId, afterSeconds } of rules.overflow) steps.push({ afterSeconds, name: 'overflow', queueId });
  if (rules.compensation) steps.push({ afterSeconds: rules.compensation.afterSeconds, name: 'voucher' });
  return steps.sort((a, b) => a.afterSeconds - b.afterSeconds);
}
