import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import { pickText } from '#shared/domain/language.ts';
import { rewardsFor } from '#shared/domain/script.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useRewards, useScripts } from '../../sync/index.ts';
import type { MenuGroup } from '../../ui/menu.tsx';
import { ApprovalLine } from '../raised-hands/index.ts';
import { templateValues, useTemplateFacts } from '../templates/index.ts';
import { chooseScript, dismissSuggestion, useScriptChoices } from './choose-script.ts';
import { putScriptAway, tickStep } from './follow-script.ts';
import { composerAround, isInsertKey } from './insert-key.ts';
import { useOfferReplyTarget } from './reply-target.ts';
import { ScriptBar } from './script-bar.tsx';
import { type ConversationScript, useCurrentScript } from './use-current-script.ts';

export interface ScriptSuggestionProps {
  conversationId: string;
  /** Puts a text at the reply's cursor. */
  onInsert: (text: string) => void;
}

/**
 * The bar above the reply. Tab in the reply's text inserts what to say and ticks the step; the composer renders it inside the same
 * box as the text, which is how the key knows which reply is meant.
 */
export function ScriptSuggestion({ conversationId, onInsert }: ScriptSuggestionProps) {
  const found = useCurrentScript(conversationId);
  useOfferReplyTarget(conversationId, onInsert);
  const isDismissed = useScriptChoices(({ dismissed }) => dismissed.has(conversationId));
  if (!found?.current?.nextStep || isDismissed) return null;
  return <NextStep found={found} onInsert={onInsert} />;
}

function NextStep({ found, onInsert }: { found: ConversationScript; onInsert: (text: string) => void }) {
  const { conversation, card, current, suggestions } = found;
  const { t, i18n } = useTranslation('scripts');
  const facts = useTemplateFacts(conversation.id, current?.order ?? null)?.facts;
  const scripts = useScripts() ?? [];
  const allRewards = useRewards();
  const box = useRef<HTMLDivElement>(null);
  const step = current?.nextStep ?? null;
  const language = facts?.language ?? 'en';
  const filled = fillTemplate(step ? pickText(step.say, language) : '', facts ? templateValues(facts) : {});

  /** False when there is nothing to say, so that Tab goes on being Tab. */
  const insert = (): boolean => {
    if (!current || !step || !facts || filled.text === '') return false;
    onInsert(filled.text);
    void tickStep(conversation.id, current, step.id);
    return true;
  };
  const latestInsert = useRef(insert);
  useEffect(() => {
    latestInsert.current = insert;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isInsertKey(event, composerAround(box.current)) && latestInsert.current()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  // Until the customer is here their name would be missing, and Tab must not insert a text with holes; nor is a reward promised late.
  if (!current || !step || !facts || !allRewards) return null;
  const given = rewardsFor(allRewards, card.customer);
  const own = given.filter(({ id }) => id === step.rewardId);
  const withheld = own.length > 0 ? undefined : allRewards.find(({ id }) => id === step.rewardId);
  const fitting = new Set(suggestions.map(({ script }) => script.id));
  const item = ({ id, name }: { id: string; name: string }) => ({
    id,
    label: name,
    onAction: () => {
      if (current.isFollowed) void putScriptAway(conversation.id, current);
      chooseScript(conversation.id, id);
    },
  });
  const others = scripts.filter(({ id, enabled }) => enabled && id !== current.script.id);
  const groups: MenuGroup[] = [
    { id: 'fit', title: t('fits'), items: others.filter(({ id }) => fitting.has(id)).map(item) },
    { id: 'other', title: t('others'), items: others.filter(({ id }) => !fitting.has(id)).map(item) },
  ];
  return (
    <div ref={box} data-looks-at="script">
      <ScriptBar
        name={current.script.name}
        isVip={isVip(card.customer)}
        step={current.script.steps.indexOf(step) + 1}
        steps={current.script.steps.length}
        title={pickText(step.title, pickLanguage(i18n.resolvedLanguage))}
        text={filled.text}
        missing={filled.missing}
        rewards={(own.length > 0 ? own : given).map(({ name }) => pickText(name, language))}
        approval={
          withheld && (
            <ApprovalLine
              conversationId={conversation.id}
              rewardId={withheld.id}
              reward={pickText(withheld.name, language)}
              step={{ scriptId: current.script.id, stepId: step.id }}
            />
          )
        }
        choices={groups.filter(({ items }) => items.length > 0)}
        onInsert={insert}
        onDone={() => void tickStep(conversation.id, current, step.id)}
        onDismiss={() => dismissSuggestion(conversation.id)}
      />
    </div>
  );
}
