import { i18n } from '../../i18n/index.ts';
import { mutate } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import type { CurrentScript } from './choose-script.ts';

async function follow(
  conversationId: string,
  script: { scriptId: string; doneStepIds: string[] } | null,
): Promise<boolean> {
  const done = await mutate('conversation.followScript', { conversationId, script });
  if (!done.ok) showToast({ text: i18n.getFixedT(null, 'scripts')('refused'), tone: 'bad' });
  return done.ok;
}

export const startScript = (conversationId: string, scriptId: string) =>
  follow(conversationId, { scriptId, doneStepIds: [] });

/** Marks a step done, or not done again; the first mark begins to follow the script. */
export function tickStep(conversationId: string, current: CurrentScript, stepId: string, isDone = true) {
  const others = current.doneStepIds.filter((id) => id !== stepId);
  const doneStepIds = isDone ? [...others, stepId] : others;
  return follow(conversationId, { scriptId: current.script.id, doneStepIds });
}

/** Stops following; the way back takes up the same steps. */
export async function putScriptAway(conversationId: string, current: CurrentScript): Promise<void> {
  if (!(await follow(conversationId, null))) return;
  const t = i18n.getFixedT(null, 'scripts');
  showToast({
    text: t('putAway', { name: current.script.name }),
    onUndo: () => void follow(conversationId, { scriptId: current.script.id, doneStepIds: [...current.doneStepIds] }),
  });
}
