import { create } from 'zustand';
import type { PracticeIntensity, PracticeState } from '#shared/domain/practice.ts';
import { onPush, personal, request } from '../../sync/index.ts';

interface PracticeView {
  /** As the server last said; null: not asked yet. */
  state: PracticeState | null;
  /** The rhythm to begin with, chosen before the switch is turned on. */
  intensity: PracticeIntensity;
  /** A question is on its way. */
  isBusy: boolean;
  /** The last one was refused, or never arrived. */
  failed: 'offline' | 'refused' | null;
}
export const usePracticeView = personal(
  create<PracticeView>()(() => ({
    state: null,
    intensity: 'steady',
    isBusy: false,
    failed: null,
  })),
);

function show(state: PracticeState): void {
  const intensity = state.running?.intensity ?? usePracticeView.getState().intensity;
  usePracticeView.setState({ state, intensity, failed: null });
}
onPush('practice:changed', show);

type Asked = Awaited<ReturnType<typeof request<'practice:state'>>>;

async function ask(question: Promise<Asked>): Promise<void> {
  usePracticeView.setState({ isBusy: true });
  const answer = await question;
  usePracticeView.setState({ isBusy: false });
  if (answer.ok) show(answer.value);
  else usePracticeView.setState({ failed: answer.error.code === 'offline' ? 'offline' : 'refused' });
}

export const askPractice = () => ask(request('practice:state', {}));
export const stopPractice = () => ask(request('practice:stop', {}));

export async function startPractice(intensity: PracticeIntensity): Promise<void> {
  const inboxId = usePracticeView.getState().state?.inboxId;
  if (inboxId) await ask(request('practice:start', { inboxId, intensity }));
}

/** While customers come, another rhythm holds at once; before that it is only remembered. */
export function chooseIntensity(intensity: PracticeIntensity): void {
  usePracticeView.setState({ intensity });
  if (usePracticeView.getState().state?.running) void startPractice(intensity);
}
