import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useScripts } from '../../sync/index.ts';
import { templateValues, useTemplateFacts } from '../templates/index.ts';
import { useCurrentScript } from './use-current-script.ts';

export interface ScriptStepSuggestion {
  id: string;
  label: string;
  /** The script's name and the first words as they would be sent. */
  description: string;
  /** In the customer's language, filled. */
  text: string;
  missing: readonly string[];
}

/** The steps of scripts as texts to insert: those of the conversation's own script first, the others once one types. */
export function useScriptStepSource(conversationId: string): (query: string) => ScriptStepSuggestion[] {
  const { i18n } = useTranslation();
  const current = useCurrentScript(conversationId)?.current ?? null;
  const facts = useTemplateFacts(conversationId, current?.order ?? null)?.facts;
  const scripts = useScripts() ?? [];
  return (query) => {
    if (!facts) return [];
    const values = templateValues(facts);
    const wanted = query.toLocaleLowerCase();
    const others = scripts.filter(({ id, enabled }) => enabled && id !== current?.script.id);
    const offered = [...(current ? [current.script] : []), ...(wanted === '' ? [] : others)];
    return offered.flatMap(({ id, name, steps }) =>
      steps.flatMap((step) => {
        const title = pickText(step.title, pickLanguage(i18n.resolvedLanguage));
        const filled = fillTemplate(pickText(step.say, facts.language), values);
        if (filled.text === '' || !`${name} ${title}`.toLocaleLowerCase().includes(wanted)) return [];
        const description = `${name} · ${filled.text.replaceAll(/\s+/g, ' ').slice(0, 160)}`;
        return [{ id: `${id}:${step.id}`, label: title, description, ...filled }];
      }),
    );
  };
}
